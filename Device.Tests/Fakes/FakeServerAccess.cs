using System;
using Firmware.Session;
using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Tests.Fakes
{
    /// <summary>Settings, network and server as the test has them.</summary>
    public sealed class FakeServerAccess : IServerAccess
    {
        /// <summary>What is missing on the device; null when nothing is.</summary>
        public string Missing { get; set; }

        /// <summary>The answer to the update check; null for a server that cannot be reached.</summary>
        public string Answer { get; set; } = "{\"websocket\":{\"url\":\"ws://a/\",\"token\":\"t1\"}}";

        /// <summary>The HTTP status with which links are refused; 0 opens them.</summary>
        public int LinkStatus { get; set; }

        /// <summary>The token that opens a link; null for any.</summary>
        public string GoodToken { get; set; }

        public int ActivationStatus { get; set; } = 202;

        /// <summary>What asking for the activation throws; null to answer.</summary>
        public string ActivationFailure { get; set; }

        public int Checks { get; private set; }

        public int LinksTried { get; private set; }

        public int ActivationsAsked { get; private set; }

        public bool TryPrepare(EventQueue events)
        {
            DeviceSettings settings;
            string problem;
            DeviceSettings.TryParse("{\"server\":\"http://a/\"}", out settings, out problem);
            events.Post(Missing == null
                ? new DeviceEvent(DeviceEventKind.NetworkJoined, settings)
                : new DeviceEvent(DeviceEventKind.ConfigurationNeeded, Missing));
            return Missing == null;
        }

        public bool TryCheck(out UpdateAnswer answer, out string problem)
        {
            Checks++;
            answer = null;
            problem = "nobody there";
            return Answer != null && UpdateAnswer.TryParse(Answer, null, out answer, out problem);
        }

        public int AskActivation()
        {
            ActivationsAsked++;
            if (ActivationFailure != null)
            {
                throw new InvalidOperationException(ActivationFailure);
            }

            return ActivationStatus;
        }

        public ITransport Open(UpdateAnswer server, LinkReceiver receiver, out LinkRefusal refusal)
        {
            LinksTried++;
            bool opens = LinkStatus == 0 && (GoodToken == null || GoodToken == server.Token);
            refusal = opens ? null : new LinkRefusal("refused", GoodToken == null ? LinkStatus : 401);
            return opens ? new FakeTransport() : null;
        }

        public void Dispose()
        {
        }
    }
}
