using Firmware.Audio;

namespace Firmware.Session
{
    /// <summary>The way to the server, on a thread of its own because each step may block for seconds.</summary>
    public interface IServerConnector
    {
        /// <summary>Begins to wait for <see cref="Request"/>; what comes of it is posted.</summary>
        void Start(EventQueue events, SpeechPlayback playback);

        /// <summary>
        /// Wants one attempt; its end is told by <see cref="DeviceEventKind.LinkOpened"/>,
        /// <see cref="DeviceEventKind.ConfigurationNeeded"/> or <see cref="DeviceEventKind.LinkFailed"/>.
        /// </summary>
        void Request();

        /// <summary>
        /// Wants the server to be asked again for what it gives out, tokens above all; told by
        /// <see cref="DeviceEventKind.ServerFound"/> or <see cref="DeviceEventKind.CheckFailed"/>. Links are left alone.
        /// </summary>
        void RequestCheck();

        /// <summary>Ends the thread after the step that is under way.</summary>
        void Dispose();
    }
}
