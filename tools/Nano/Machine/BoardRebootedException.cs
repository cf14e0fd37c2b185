namespace Nano;

/// <summary>Ends the thread on which the firmware asked for a reboot; nothing on a board runs after that call.</summary>
public sealed class BoardRebootedException() : Exception("The board reboots.");
