using System.Runtime.CompilerServices;
using Server.Agents;

namespace Server.Sessions;

/// <summary>What the turns of one client lean on: what was said to its device before, on this connection or another.</summary>
/// <param name="speaker">Null for who is not known to be the device that it says it is, or came with a page of another site: no
/// language model is asked for it, and what is said ends with the connection.</param>
internal sealed class Talk(Conversations conversations, Speaker? speaker)
{
    private readonly Conversation _passing = new() { MayAskModel = false };

    /// <summary>Answers in a turn that knows the talk so far, and remembers how far it comes, even when it is cancelled.</summary>
    public async IAsyncEnumerable<Reply> AnswerAsync(
        Role role, Func<Conversation, IAsyncEnumerable<Reply>> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (speaker is not { } known)
        {
            _passing.Role = role;
            await foreach (var reply in answer(_passing).WithCancellation(cancellationToken)) yield return reply;
            yield break;
        }

        var conversation = conversations.Recall(known, role);
        KeptTalk? kept = null;
        try
        {
            await foreach (var reply in answer(conversation).WithCancellation(cancellationToken))
            {
                // Stock boards hang up as soon as they have heard it, and what is said next comes on another link.
                kept = conversations.Keep(known, conversation, kept);
                yield return reply;
            }
        }
        finally
        {
            conversations.Keep(known, conversation, kept);
        }
    }
}
