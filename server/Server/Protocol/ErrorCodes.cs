namespace Server.Protocol;

/// <summary>The codes of error messages, as the protocol names them.</summary>
public static class ErrorCodes
{
    public const string AuthFailed = "AUTH_FAILED";
    public const string MissingDeviceId = "MISSING_DEVICE_ID";
    public const string InvalidJson = "INVALID_JSON";
    public const string InvalidMessage = "INVALID_MESSAGE";
    public const string UnknownMessageType = "UNKNOWN_MESSAGE_TYPE";
    public const string InvalidSession = "INVALID_SESSION";
    public const string SessionExpired = "SESSION_EXPIRED";
    public const string UnsupportedAudioFormat = "UNSUPPORTED_AUDIO_FORMAT";
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";
    public const string DeviceOffline = "DEVICE_OFFLINE";
    public const string InvalidParameter = "INVALID_PARAMETER";
    public const string HardwareError = "HARDWARE_ERROR";
    public const string FileTooLarge = "FILE_TOO_LARGE";
    public const string UnsupportedFormat = "UNSUPPORTED_FORMAT";
    public const string InternalError = "INTERNAL_ERROR";
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";
    public const string InvalidRequest = "INVALID_REQUEST";
    public const string Unauthorized = "UNAUTHORIZED";
    public const string Forbidden = "FORBIDDEN";
    public const string NotFound = "NOT_FOUND";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string Conflict = "CONFLICT";
    public const string StorageFull = "STORAGE_FULL";
    public const string InvalidToken = "INVALID_TOKEN";
    public const string DeviceIdMismatch = "DEVICE_ID_MISMATCH";
    public const string DeviceNotBound = "DEVICE_NOT_BOUND";

    /// <summary>Not of the protocol documents: what is risky was asked for without a confirmation, and not done.</summary>
    public const string ConfirmationRequired = "CONFIRMATION_REQUIRED";
}

/// <summary>Why a message was refused: what the sender is told.</summary>
public sealed record ProtocolError(string Code, string Message);
