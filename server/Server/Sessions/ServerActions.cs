using System.Security.Cryptography;
using System.Text;
using Server.Hosting;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>Management of the server over a socket: <c>server</c> messages. Only who knows <c>Server:Secret</c> may; without
/// such a secret nobody may.</summary>
internal sealed class ServerActions(IConfiguration configuration, SessionSettings settings, ServerRestart restart)
{
    /// <summary>Carries an action out and answers.</summary>
    public void Run(SessionLink link, ServerActionMessage message)
    {
        if (!IsAllowed(message.Secret))
        {
            link.Errors.Report(
                ErrorCodes.AuthFailed, "The secret is not that of this server, or managing it this way is not enabled.");
            return;
        }

        switch (message.Action)
        {
            case "update_config" when settings.Reload() is { } wrong:
                link.Errors.Report(ErrorCodes.InvalidParameter, $"The configuration was left as it is: {wrong}");
                break;
            case "update_config":
                link.Outbox.Post(StatusMessage.Done(message.Action, "The configuration was read anew."));
                break;
            case "restart":
                // What is queued is still sent: the session ends by itself when the server stops.
                link.Outbox.Post(StatusMessage.Done(message.Action, "The server restarts."));
                restart.Request();
                break;
            default:
                link.Errors.Report(ErrorCodes.InvalidParameter, "action must be update_config or restart.");
                break;
        }
    }

    private bool IsAllowed(string? shown) =>
        configuration["Server:Secret"] is { Length: > 0 } secret && !string.IsNullOrEmpty(shown)
        && CryptographicOperations.FixedTimeEquals(Hash(shown), Hash(secret));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
