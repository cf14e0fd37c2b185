using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Server.Agents;
using Server.Devices;
using Server.Storage;

namespace Server.Auth;

/// <summary>How far a device is on its way in.</summary>
internal enum Binding
{
    /// <summary>Nobody has taken it in.</summary>
    Unbound,

    /// <summary>It has an owner.</summary>
    Bound,

    /// <summary>A device of this id has an owner, and shows another Client-Id than the one that was taken in.</summary>
    Foreign,

    /// <summary>The database cannot be asked, and the device has not been here since the start.</summary>
    Unknown,
}

/// <summary>A binding code that was asked for.</summary>
/// <param name="Challenge">What a device with a key of its own signs; holds as long as the code.</param>
internal sealed record BindingOffer(string Code, string Challenge, TimeSpan TimeLeft);

/// <summary>How an attempt to bind ended.</summary>
internal enum BindOutcome
{
    Bound,
    WrongCode,
    NoCode,
}

/// <summary>Which devices have an owner, and the codes by which others get one. What was seen last of a device is
/// remembered for the time when the database is out of reach.</summary>
internal sealed class DeviceBindings(
    DeviceStore devices, BindingStore codes, IConnectedDevices connected, DeviceTokens tokens, Conversations talks, AuthOptions options,
    TimeProvider time)
{
    /// <summary>After so many wrong guesses a code is void, and the device gets another.</summary>
    public const int MaxAttempts = 5;

    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<string, DeviceRecord> _remembered = new(StringComparer.Ordinal);

    private readonly Dictionary<string, byte[]> _activationKeys =
        options.ActivationKeys.ToDictionary(pair => pair.Key, pair => Convert.FromHexString(pair.Value), StringComparer.Ordinal);

    /// <param name="clientId">What the device itself made up when it was installed. Device ids are printed on boxes and sent
    /// over the air in clear, this one is not: a device that was taken in with one is known by it.</param>
    public async Task<(Binding Binding, DateTimeOffset BoundAt)> FindAsync(string deviceId, string? clientId, CancellationToken cancellationToken)
    {
        DeviceRecord? device;
        try
        {
            device = await devices.FindAsync(deviceId, cancellationToken);
            Remember(deviceId, device);
        }
        catch (StorageUnavailableException)
        {
            if (!_remembered.TryGetValue(deviceId, out device)) return (Binding.Unknown, default);
        }

        if (device?.BoundAt is not { } boundAt) return (Binding.Unbound, default);
        return (device.ClientId is { } known && !Same(known, clientId ?? "") ? Binding.Foreign : Binding.Bound, boundAt);
    }

    /// <summary>The code that a device shows, the same until it ends or is used up. Another that shows the same id and not the
    /// same Client-Id gets another code: whose code the owner enters is taken in.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    public async Task<BindingOffer> OfferAsync(string deviceId, string? clientId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var all = await codes.ListAsync(deviceId, cancellationToken);
        var code = all.FirstOrDefault(one => one.ClientId == (clientId ?? ""));
        if (code is null || !IsUsable(code))
        {
            await devices.SeeAsync(deviceId, clientId, null, null, cancellationToken);
            code = new BindingCode(
                deviceId, RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture), now + options.CodeLifetime, 0, clientId ?? "");
            await codes.SaveAsync(code, cancellationToken);
        }

        return new BindingOffer(code.Code, ChallengeOf(code), code.ExpiresAt - now);
    }

    /// <summary>The same; null while the database cannot be used.</summary>
    public async Task<BindingOffer?> TryOfferAsync(string deviceId, string? clientId, CancellationToken cancellationToken)
    {
        try
        {
            return await OfferAsync(deviceId, clientId, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Takes a device in whose owner shows its code.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    public async Task<BindOutcome> TakeInAsync(string deviceId, string code, string? name, CancellationToken cancellationToken)
    {
        var usable = (await codes.ListAsync(deviceId, cancellationToken)).Where(IsUsable).ToArray();
        if (usable.Length == 0) return BindOutcome.NoCode;
        if (Array.Find(usable, one => Same(one.Code, code)) is not { } shown)
        {
            foreach (var one in usable) await codes.SaveAsync(one with { Attempts = one.Attempts + 1 }, cancellationToken);
            return BindOutcome.WrongCode;
        }

        await RecordAsync(shown, name, cancellationToken);
        return BindOutcome.Bound;
    }

    /// <summary>True for a device that can prove by a key what it is.</summary>
    public bool HasKey(string? serialNumber) => serialNumber is not null && _activationKeys.ContainsKey(serialNumber);

    /// <summary>Takes a device in that answers its challenge with the key that its owner configured.</summary>
    /// <returns>False when the answer is wrong or belongs to no code that holds.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    public async Task<bool> TryProveAsync(
        string deviceId, string serialNumber, string challenge, string hmac, CancellationToken cancellationToken)
    {
        var all = await codes.ListAsync(deviceId, cancellationToken);
        var code = all.FirstOrDefault(one => IsUsable(one) && Same(ChallengeOf(one), challenge));
        if (!_activationKeys.TryGetValue(serialNumber, out var key) || code is null) return false;
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(challenge)));
        if (!Same(expected, hmac.ToLowerInvariant())) return false;
        await RecordAsync(code, null, cancellationToken);
        return true;
    }

    /// <summary>Lets a device go: its tokens end, and so does its link; what was said to it is forgotten.</summary>
    /// <returns>False when it was not bound.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    public async Task<bool> UnbindAsync(string deviceId, CancellationToken cancellationToken)
    {
        var device = await devices.FindAsync(deviceId, cancellationToken);
        if (device?.BoundAt is null) return false;
        await devices.UnbindAsync(deviceId, cancellationToken);
        Remember(deviceId, device with { BoundAt = null });
        talks.Forget(deviceId);
        connected.Find(deviceId)?.Abort();
        return true;
    }

    private async Task RecordAsync(BindingCode code, string? name, CancellationToken cancellationToken)
    {
        await devices.BindAsync(code.DeviceId, name, code.ClientId.Length == 0 ? null : code.ClientId, cancellationToken);
        // What was said before was not said to this owner's device.
        talks.Forget(code.DeviceId);
        await codes.DeleteAsync(code.DeviceId, cancellationToken);
    }

    private void Remember(string deviceId, DeviceRecord? device)
    {
        if (device is null) _remembered.TryRemove(deviceId, out _);
        else if (_remembered.Count < MaxRemembered || _remembered.ContainsKey(deviceId)) _remembered[deviceId] = device;
    }

    private bool IsUsable(BindingCode code) => code.Attempts < MaxAttempts && code.ExpiresAt > time.GetUtcNow();

    /// <summary>Not stored: it follows from the code, and nobody else can make it.</summary>
    private string ChallengeOf(BindingCode code) =>
        tokens.Derive("activation", $"{code.DeviceId}\n{code.Code}\n{code.ExpiresAt.ToUnixTimeMilliseconds()}");

    private static bool Same(string expected, string shown) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
