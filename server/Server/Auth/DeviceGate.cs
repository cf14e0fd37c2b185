using Server.Protocol;

namespace Server.Auth;

/// <summary>Decides which devices come in.</summary>
internal sealed class DeviceGate(
    AuthOptions options, DeviceTokens tokens, DeviceBindings bindings, OwnerAccess owner, ILogger<DeviceGate> logger)
{
    private static readonly Admission Granted = new Admission.Granted();
    private static readonly Admission Unbound = new Admission.Unbound();

    private readonly HashSet<string> _allowed = new(options.AllowedDevices, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a device needs neither binding nor token.</summary>
    public bool IsFree(string deviceId) => options.Mode == AuthMode.Open || _allowed.Contains(deviceId);

    /// <summary>What an update check hands out: a new token to those that may have one, a code to those without an owner.
    /// Where the database cannot tell, neither, so that a device keeps the token that it has.</summary>
    public async Task<(string? Token, BindingOffer? Offer)> CheckInAsync(string deviceId, string? clientId, CancellationToken cancellationToken)
    {
        if (IsFree(deviceId)) return (tokens.Issue(deviceId, bound: false), null);
        switch ((await bindings.FindAsync(deviceId, clientId, cancellationToken)).Binding)
        {
            case Binding.Bound:
                return (tokens.Issue(deviceId, bound: true), null);
            case Binding.Unbound:
                return (null, await bindings.TryOfferAsync(deviceId, clientId, cancellationToken));
            case Binding.Foreign:
                logger.LogWarning("{DeviceId}: shows another Client-Id than when it was bound, and gets no token. If it was erased, unbind it.", deviceId);
                return (null, null);
            default:
                return (null, null);
        }
    }

    /// <summary>A token for a device that was admitted.</summary>
    public string TokenFor(string deviceId) => tokens.Issue(deviceId, bound: !IsFree(deviceId));

    /// <param name="deviceId">As the request names it, in lower case.</param>
    public async Task<Admission> AdmitAsync(HttpRequest request, string deviceId, CancellationToken cancellationToken)
    {
        // A token that is no good is no reason to keep out who needs none.
        if (IsFree(deviceId)) return Granted;
        if (DeviceIds.IsPage(deviceId) && owner.Admits(request.HttpContext)) return Granted;
        if (BearerToken.Of(request) is { } token)
        {
            var check = tokens.Check(token, deviceId);
            return check.Problem == TokenProblem.None
                ? await AdmitBearerAsync(check, request, deviceId, cancellationToken)
                : await RefuseAsync(Words(check.Problem), check.Problem, request, deviceId, cancellationToken);
        }

        return await RefuseAsync("This device shows no token.", TokenProblem.None, request, deviceId, cancellationToken);
    }

    /// <summary>Who holds a good token was bound when it was issued; the database, when it answers, knows whether that is
    /// still so.</summary>
    private async Task<Admission> AdmitBearerAsync(TokenCheck check, HttpRequest request, string deviceId, CancellationToken cancellationToken)
    {
        // Made elsewhere by somebody who knows the key: that is as good as the owner's word.
        if (check.Bound is null) return Granted;
        if (check.Bound is false)
            return await RefuseAsync("The token was issued before the device was bound.", TokenProblem.Expired, request, deviceId, cancellationToken);
        var (binding, boundAt) = await bindings.FindAsync(deviceId, DeviceIds.ClientOf(request), cancellationToken);
        return binding switch
        {
            Binding.Unknown => Granted,
            Binding.Unbound => Unbound,

            // The token counts whole seconds.
            _ when check.IssuedAt < boundAt - TimeSpan.FromSeconds(1) => Refuse("The token is older than the binding.", TokenProblem.Expired),
            _ => Granted,
        };
    }

    /// <summary>A device without an owner is heard; one that claims to be somebody's is not.</summary>
    private async Task<Admission> RefuseAsync(
        string words, TokenProblem problem, HttpRequest request, string deviceId, CancellationToken cancellationToken)
    {
        var (binding, _) = await bindings.FindAsync(deviceId, DeviceIds.ClientOf(request), cancellationToken);
        return binding == Binding.Unbound ? Unbound : Refuse(words, problem);
    }

    private static Admission.Refused Refuse(string words, TokenProblem problem) =>
        new(new ProtocolError(ErrorCodes.AuthFailed, words + " The update check gives a bound device its token."), problem);

    private static string Words(TokenProblem problem) => problem switch
    {
        TokenProblem.Expired => "The token has ended.",
        TokenProblem.OtherDevice => "The token belongs to another device.",
        _ => "The token is not valid.",
    };
}
