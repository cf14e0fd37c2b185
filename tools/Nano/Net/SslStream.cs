extern alias Bcl;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
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

/// <summary>TLS over a socket, as a board does it: a certificate authority may be handed in, the PC's store is not asked.</summary>
public class SslStream(Socket socket) : NetworkStream(socket)
{
    private PcSslStream? _tls;

    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    public bool UseStoredDeviceCertificate { get; set; }

    public bool IsServer => false;

    public override bool DataAvailable => Socket.Available > 0;

    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, null, null, enabledSslProtocols);

    public void AuthenticateAsClient(string targetHost, X509Certificate? clientCertificate, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, clientCertificate, null, enabledSslProtocols);

    /// <exception cref="SocketException">The handshake failed, or the peer's certificate is not signed by the authority.</exception>
    public void AuthenticateAsClient(string targetHost, X509Certificate? clientCertificate, X509Certificate? ca, SslProtocols enabledSslProtocols)
    {
        var verifies = SslVerification != SslVerification.NoVerification;
        _tls = new PcSslStream(
            new Bcl::System.Net.Sockets.NetworkStream(Socket.OnPc),
            leaveInnerStreamOpen: false,
            (_, certificate, _, _) => !verifies || (certificate is not null && ca is not null && ca.Signed(certificate.GetRawCertData())));
        try
        {
            _tls.AuthenticateAsClient(targetHost, null, (System.Security.Authentication.SslProtocols)enabledSslProtocols, false);
        }
        catch (Bcl::System.Security.Authentication.AuthenticationException)
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Secured.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => Secured.Write(buffer, offset, count);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _tls?.Dispose();
        base.Dispose(disposing);
    }

    private PcSslStream Secured => _tls ?? throw new InvalidOperationException("AuthenticateAsClient comes first.");
}
