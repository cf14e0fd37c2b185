using Server.Protocol;

namespace Server.Auth;

/// <summary>Endpoints for devices that may come in.</summary>
internal static class DeviceEndpoints
{
    /// <summary>Refuses others in the error bodies of the HTTP interface: 400 without a device id, 401 without a token that
    /// holds, and 401 with the binding code for a device without an owner.</summary>
    public static TBuilder RequireDevice<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (invocation, next) =>
            await RefusalOfAsync(invocation.HttpContext) is { } refusal ? refusal : await next(invocation));

    private static async Task<IResult?> RefusalOfAsync(HttpContext context)
    {
        if (DeviceIds.Of(context.Request) is not { } deviceId)
            return HttpErrors.Refuse(
                StatusCodes.Status400BadRequest, ErrorCodes.MissingDeviceId, "The device-id is missing or not valid.", new HttpErrorDetails(["device-id"], []));
        var admission = await context.RequestServices.GetRequiredService<DeviceGate>().AdmitAsync(context.Request, deviceId, context.RequestAborted);
        return admission switch
        {
            Admission.Refused { Problem: TokenProblem.OtherDevice, Error: var error } => HttpErrors.InvalidToken(ErrorCodes.DeviceIdMismatch, error.Message),
            Admission.Refused { Error: var error } => HttpErrors.InvalidToken(ErrorCodes.InvalidToken, error.Message),
            Admission.Unbound => await UnboundAsync(context, deviceId),
            _ => null,
        };
    }

    private static async Task<IResult> UnboundAsync(HttpContext context, string deviceId)
    {
        var offer = await context.RequestServices.GetRequiredService<DeviceBindings>()
            .OfferAsync(deviceId, DeviceIds.ClientOf(context.Request), context.RequestAborted);
        return HttpErrors.NotBound(StatusCodes.Status401Unauthorized, offer.Code);
    }
}
