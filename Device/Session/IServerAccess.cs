using Firmware.Network.Provisioning;
using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>The single steps to the server. Each blocks, for no longer than its own time-outs; for the connector's thread.</summary>
    public interface IServerAccess
    {
        /// <summary>
        /// Reads the settings and waits for the network. What is wrong is told in <paramref name="problem"/>, with
        /// <see cref="Preparation.Ready"/> too when something in the settings was, and its default is taken.
        /// </summary>
        Preparation Prepare(out DeviceSettings settings, out string problem);

        /// <summary>Lets the owner set the device up, for as long as that takes. Why to restart; null when it was stopped.</summary>
        string BeSetUp(StopAsked stopping);

        /// <summary>Asks the server where to connect, after <see cref="Prepare"/>; false, with the reason, without a usable answer.</summary>
        bool TryCheck(out UpdateAnswer answer, out string problem);

        /// <summary>Asks whether the owner has entered the code: status 200 once done; 0 when the server cannot be reached.</summary>
        int AskActivation();

        /// <summary>Opens a link; null, with the reason, when that cannot be done.</summary>
        ITransport Open(UpdateAnswer server, LinkReceiver receiver, out LinkRefusal refusal);
    }
}
