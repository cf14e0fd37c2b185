using Server.Devices;
using Server.Mcp;
using Server.Protocol;
using Server.Tools;

namespace Server.Sessions;

/// <summary>Reads the text messages of one session and gives each to whom it concerns. Only the receive loop calls it.</summary>
internal sealed class MessageDispatch(
    SessionLink link, Dialogue dialogue, AttachedThings things, DeviceMcp mcp, IThingConnection own, IThingConnection reachable,
    IToolbox toolbox, Errands errands,
    Func<HelloMessage, ValueTask> open)
{
    private readonly ThingControl _control = new(link, reachable);
    private readonly ToolRequests _tools = new(link, toolbox);
    private readonly ImageQuestions _images = new(link, dialogue);

    /// <summary>Takes one message; false when the client said goodbye.</summary>
    public async ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        if (!ClientMessageReader.TryRead(utf8, out var message, out var error))
        {
            link.Errors.Report(error);
            return true;
        }

        // The connection is the session: clients in use send the session_id of their last one, or any.
        if (message is GoodbyeMessage) return false;
        if (message is HelloMessage hello) await open(hello);
        else if (dialogue.IsOpen) await TakeAsync(message, cancellationToken);
        else link.Errors.Report(ErrorCodes.InvalidSession, "The first message must be a hello.");
        return true;
    }

    private async ValueTask TakeAsync(ClientMessage message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case ListenStartMessage start:
                await dialogue.StartListeningAsync(start.Mode, cancellationToken);
                break;
            case ListenStopMessage:
                dialogue.StopListening();
                break;
            case ListenDetectMessage detect:
                await dialogue.DetectAsync(detect.Text, cancellationToken);
                break;
            case ChatMessage chat:
                dialogue.Say(chat.Text);
                break;
            case ImageMessage image:
                _images.Ask(image);
                break;
            case VisionMakeMessage make:
                _images.Make(make);
                break;
            case AbortMessage:
                await dialogue.AbortAsync();
                break;
            case IotMessage iot:
                if (things.Take(iot) is { } error) link.Errors.Report(error);
                if (iot.Descriptors is not null) dialogue.Words.Renew();
                break;
            case IotControlMessage control:
                Run(token => _control.RunAsync(control, token));
                break;
            case ToolCallMessage call:
                Run(token => _tools.RunAsync(call, token));
                break;
            case ListFunctionsMessage:
                _tools.List();
                break;
            case ToolStatusMessage:
                _tools.Status();
                break;
            case McpMessage reply when mcp.Take(reply.Payload):
                link.Journal.Described([.. own.Things.Select(thing => thing.Descriptor)]);
                dialogue.Words.Renew();
                break;
            case McpMessage:
                break;
            case SystemReportMessage report:
                link.Services.Logger.LogInformation("{DeviceId}: carries out {Command}.", link.DeviceId, report.Command);
                break;
            case PingMessage:
                link.Outbox.Post(
                    new PongMessage(link.SessionId, link.Services.Time.GetUtcNow().ToUnixTimeMilliseconds()), CancellationToken.None);
                break;
            case NoticeMessage:
                break;
            case ServerActionMessage action:
                link.Services.Actions.Run(link, action);
                break;
        }
    }

    private void Run(Func<CancellationToken, Task> errand)
    {
        if (!errands.TryStart(errand))
            link.Errors.Report(ErrorCodes.RateLimitExceeded, $"At most {Errands.Limit} requests at a time.");
    }
}
