using Firmware.Audio;

namespace Firmware.Session
{
    /// <summary>An open link to the server. Sending and closing are allowed on any thread.</summary>
    public interface ITransport
    {
        /// <summary>Sends one message; false when the link has broken.</summary>
        [AudioPath]
        bool Send(OutgoingFrame frame);

        /// <summary>Asks the server for a sign of life; false when the link has broken.</summary>
        bool Ping();

        /// <summary>Ends the link; its receiver is told nothing more.</summary>
        void Close();
    }
}
