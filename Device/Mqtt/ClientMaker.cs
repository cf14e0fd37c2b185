using System;
using System.Security.Cryptography.X509Certificates;
using Firmware.Network;
using nanoFramework.M2Mqtt;

namespace Firmware.Mqtt
{
    /// <summary>Makes a client for one connection. Blocks, and throws what resolving the broker's name throws, or when the authority cannot be used.</summary>
    public delegate IMqttClient ClientMaker(MqttSettings settings);

    /// <summary>The library's client, with its queue bounded.</summary>
    public static class MqttClients
    {
        /// <summary>
        /// Of messages that wait in the library, in either direction. Without it there is no bound, and what is published
        /// without a connection stays in memory. What comes in beyond it the library drops unconfirmed.
        /// </summary>
        public const int QueueCapacity = 16;

        /// <summary>
        /// With TLS the broker must show a certificate of the authority in <see cref="AuthorityFile.Path"/>, or
        /// of one that is stored in the device's own list. The library takes one version of TLS; every target has 1.2. A
        /// board compares the dates of certificates, so it must know the time.
        /// </summary>
        public static IMqttClient Make(MqttSettings settings)
        {
            X509Certificate authority = null;
            string problem;
            if (settings.IsSecure && !AuthorityFile.TryLoad(out authority, out problem))
            {
                throw new InvalidOperationException(problem);
            }

            MqttSslProtocols protocol = settings.IsSecure ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None;
            var client = new MqttClient(settings.Host, settings.Port, settings.IsSecure, authority, null, protocol);
            client.Settings.InflightQueueSize = QueueCapacity;
            return client;
        }
    }
}
