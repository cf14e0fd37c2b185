extern alias Bcl;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nano;
using PcSslStream = Bcl::System.Net.Security.SslStream;

namespace System.Net.Security;

[Flags]
public enum SslProtocols
{
    None = 0,
    Tls = 192,
    Tls11 = 768,
    Tls12 = 3072,
    Tls13 = 12288,
}

public enum SslVerification
{
    NoVerification = 1,
    VerifyPeer = 2,
    CertificateRequired = 4,
    VerifyClientOnce = 8,
}

/// <summary>
/// TLS over a socket. Only <see cref="SslVerification.CertificateRequired"/> verifies anything, against the authority that is
/// handed in: the PC's store is not asked, and with VerifyPeer a board takes every certificate.
/// Source: nf-interpreter, ssl_generic_init_internal.cpp and ssl_connect_internal.cpp.
/// </summary>
public class SslStream(Socket socket) : NetworkStream(socket)
{
    private const SslPolicyErrors NameMismatch = SslPolicyErrors.RemoteCertificateNameMismatch;
    private readonly NativeCallMeter _meter = EmulatedMachine.Current.Meter;
    private PcSslStream? _tls;

    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    public bool UseStoredDeviceCertificate { get; set; }

    public bool IsServer => false;

    public override bool DataAvailable => Socket.Available > 0;

    private PcSslStream Secured => _tls ?? throw new InvalidOperationException("AuthenticateAsClient comes first.");

    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, null, null, enabledSslProtocols);

    public void AuthenticateAsClient(string targetHost, X509Certificate? clientCertificate, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, clientCertificate, null, enabledSslProtocols);

    /// <exception cref="CryptographicException">The handshake failed: the peer speaks no TLS, has another name, or no certificate of the authority.</exception>
    /// <exception cref="InvalidOperationException">It was authenticated before.</exception>
    public void AuthenticateAsClient(string targetHost, X509Certificate? clientCertificate, X509Certificate? ca, SslProtocols enabledSslProtocols)
    {
        if (_tls is not null) throw new InvalidOperationException("The stream is authenticated already.");
        var tls = new PcSslStream(
            new Bcl::System.Net.Sockets.NetworkStream(Socket.OnPc),
            leaveInnerStreamOpen: false,
            (_, certificate, _, errors) => SslVerification != SslVerification.CertificateRequired
                || (certificate is not null && ca is not null && !errors.HasFlag(NameMismatch) && ca.Signed(certificate.GetRawCertData())));
        try
        {
            tls.AuthenticateAsClient(targetHost, null, (System.Security.Authentication.SslProtocols)enabledSslProtocols, false);
            _tls = tls;
        }
        catch (Exception failed) when (failed is Bcl::System.Security.Authentication.AuthenticationException or IO.IOException)
        {
            tls.Dispose();
            throw new CryptographicException(failed.HResult);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var secured = Secured;
        var meter = _meter.Enter(NativeCall.SocketReceive);
        var read = 0;
        try
        {
            read = secured.Read(buffer, offset, count);
            return read;
        }
        finally
        {
            meter.Leave(read, 0);
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        var secured = Secured;
        var meter = _meter.Enter(NativeCall.SocketSend);
        try
        {
            secured.Write(buffer, offset, count);
        }
        finally
        {
            meter.Leave(count, 0);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _tls?.Dispose();
        base.Dispose(disposing);
    }
}
