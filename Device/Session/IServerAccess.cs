using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>The single steps to the server. Each blocks, for no longer than its own time-outs; for the connector's thread.</summary>
    public interface IServerAccess
    {
        /// <summary>Reads the settings and waits for the network; false, with what the owner has to do, when either is missing.</summary>
        bool TryPrepare(out DeviceSettings settings, out string problem);

        /// <summary>Asks the server where to connect, after <see cref="TryPrepare"/>; false, with the reason, without a usable answer.</summary>
        bool TryCheck(out UpdateAnswer answer, out string problem);

        /// <summary>Asks whether the owner has entered the code: status 200 once done; 0 when the server cannot be reached.</summary>
        int AskActivation();

        /// <summary>Opens a link; null, with the reason, when that cannot be done.</summary>
        ITransport Open(UpdateAnswer server, LinkReceiver receiver, out LinkRefusal refusal);
    }
}
