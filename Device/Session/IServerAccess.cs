using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>The single steps to the server. Each blocks, for no longer than its own time-outs; for the connector's thread.</summary>
    public interface IServerAccess
    {
        /// <summary>
        /// Reads the settings, waits for the network and posts <see cref="DeviceEventKind.NetworkJoined"/>. False when the server
        /// cannot be asked: then what is missing, or what is done about it, has been posted.
        /// </summary>
        bool TryPrepare(EventQueue events);

        /// <summary>Asks the server where to connect, after <see cref="TryPrepare"/>; false, with the reason, without a usable answer.</summary>
        bool TryCheck(out UpdateAnswer answer, out string problem);

        /// <summary>Asks whether the owner has entered the code: status 200 once done; 0 when the server cannot be reached.</summary>
        int AskActivation();

        /// <summary>Ends what may take minutes: waiting for the owner. May be called on any thread.</summary>
        void Dispose();

        /// <summary>Opens a link; null, with the reason, when that cannot be done.</summary>
        ITransport Open(UpdateAnswer server, LinkReceiver receiver, out LinkRefusal refusal);
    }
}
