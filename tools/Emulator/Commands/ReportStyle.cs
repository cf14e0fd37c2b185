namespace Emulator.Commands;

/// <summary>How a run shows itself.</summary>
internal enum ReportStyle
{
    Text,
    Json,
    Screen,
}
