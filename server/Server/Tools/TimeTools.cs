namespace Server.Tools;

/// <summary>The names of the tools by which a session sets timers and puts calls off, and of their arguments.</summary>
public static class TimeTools
{
    public const string SetTimer = "set_timer";
    public const string GetTimers = "get_timers";
    public const string CancelTimer = "cancel_timer";
    public const string RunLater = "run_later";
    public const string GetLater = "get_later";
    public const string CancelLater = "cancel_later";

    public const string Seconds = "seconds";
    public const string Name = "name";
    public const string CalledTool = "tool";
    public const string Arguments = "arguments";
}
