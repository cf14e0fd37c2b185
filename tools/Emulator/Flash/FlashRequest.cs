using Emulator.Boards;

namespace Emulator.Flash;

/// <summary>What somebody asks for.</summary>
/// <param name="Port">Serial port, e.g. COM5 or /dev/ttyUSB0.</param>
/// <param name="Wifi">Null when the board is to be set up by its own page.</param>
/// <param name="ServerUrl">Null when the board is to be set up by its own page.</param>
/// <param name="Image">A deployment image; null to build one.</param>
/// <param name="KeepRuntime">True when nanoFramework is on the board already and is to stay.</param>
internal sealed record FlashRequest(BoardDescription Board, string Port, WifiCredentials? Wifi, string? ServerUrl, string? Image, bool KeepRuntime);
