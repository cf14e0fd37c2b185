using System.Runtime.CompilerServices;
using Server.Agents;
using Server.Devices;
using Server.Protocol;
using Server.Speech;
using Server.Storage;
using Server.Tools;

namespace Server.Auth;

/// <summary>Talks with a device that nobody has taken in yet: whatever it hears, it says the binding code.</summary>
/// <param name="ordinary">Builds the recogniser's vocabulary, of no things.</param>
internal sealed class BindingAgent(IAgent ordinary, DeviceBindings bindings, string deviceId, string? clientId) : IAgent
{
    /// <inheritdoc/>
    public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things) => ordinary.BuildVocabulary([]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reply> RespondAsync(
        Transcript heard, IToolbox toolbox, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await AnswerAsync(cancellationToken);
    }

    private async Task<Reply> AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            if ((await bindings.FindAsync(deviceId, clientId, cancellationToken)).Binding != Binding.Unbound)
                return new Reply("This device is bound now. Please restart it.", Emotions.Happy);
            var offer = await bindings.OfferAsync(deviceId, clientId, cancellationToken);
            return new Reply($"Please bind this device with the code {string.Join(' ', offer.Code.AsEnumerable())}.", Emotions.Neutral)
            {
                Alert = new Alert("Binding", $"Bind this device with the code {offer.Code}."),
            };
        }
        catch (StorageUnavailableException)
        {
            return new Reply("This device must be bound, and the server cannot do that at the moment.", Emotions.Sad);
        }
    }
}
