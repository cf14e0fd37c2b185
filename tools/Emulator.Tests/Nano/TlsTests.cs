extern alias Bcl;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using CertificateRequest = Bcl::System.Security.Cryptography.X509Certificates.CertificateRequest;
using PcCertificate = Bcl::System.Security.Cryptography.X509Certificates.X509Certificate2;

namespace Emulator.Tests.Nano;

/// <summary>A board's TLS against a server of the PC's class library.</summary>
[TestClass]
public sealed class TlsTests
{
    private const string Host = "home.example";
    private static readonly PcCertificate Authority = MakeAuthority("CN=our authority");
    private static readonly PcCertificate Certificate = Issue(Authority, Host);

    [TestMethod]
    public async Task Bytes_pass_both_ways_when_the_authority_signed_the_certificate()
    {
        using var machine = new TestMachine();
        using var server = new EchoServer(Certificate);

        var echo = await Task.Run(() => machine.Run(() => Exchange(server.Port, Host, Authority, SslVerification.CertificateRequired)));

        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, echo);
    }

    [TestMethod]
    public async Task Another_authority_is_refused()
    {
        using var machine = new TestMachine();
        using var server = new EchoServer(Certificate);
        var other = MakeAuthority("CN=somebody else");

        await Assert.ThrowsExactlyAsync<CryptographicException>(() => Task.Run(() => machine.Run(() => Exchange(server.Port, Host, other, SslVerification.CertificateRequired))));
    }

    [TestMethod]
    public async Task Another_name_is_refused()
    {
        using var machine = new TestMachine();
        using var server = new EchoServer(Certificate);

        await Assert.ThrowsExactlyAsync<CryptographicException>(() => Task.Run(() => machine.Run(() => Exchange(server.Port, "elsewhere.example", Authority, SslVerification.CertificateRequired))));
    }

    [TestMethod]
    public async Task Without_an_authority_every_certificate_is_refused()
    {
        using var machine = new TestMachine();
        using var server = new EchoServer(Certificate);

        await Assert.ThrowsExactlyAsync<CryptographicException>(() => Task.Run(() => machine.Run(() => Exchange(server.Port, Host, null, SslVerification.CertificateRequired))));
    }

    [TestMethod]
    public async Task VerifyPeer_verifies_nothing()
    {
        using var machine = new TestMachine();
        using var server = new EchoServer(Certificate);

        var echo = await Task.Run(() => machine.Run(() => Exchange(server.Port, "elsewhere.example", null, SslVerification.VerifyPeer)));

        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, echo);
    }

    private static byte[] Exchange(int port, string host, PcCertificate? authority, SslVerification verification)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        using var stream = new SslStream(socket) { SslVerification = verification };
        stream.AuthenticateAsClient(host, null, authority is null ? null : new X509Certificate(authority.ExportCertificatePem()), SslProtocols.Tls12);
        stream.Write([1, 2, 3], 0, 3);
        var echo = new byte[3];
        for (var read = 0; read < echo.Length;) read += stream.Read(echo, read, echo.Length - read);
        return echo;
    }

    private static PcCertificate MakeAuthority(string name)
    {
        using var key = Bcl::System.Security.Cryptography.RSA.Create(2048);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new Bcl::System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static PcCertificate Issue(PcCertificate authority, string host)
    {
        using var key = Bcl::System.Security.Cryptography.RSA.Create(2048);
        var request = Request($"CN={host}", key);
        var names = new Bcl::System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, 4]);
        return Bcl::System.Security.Cryptography.X509Certificates.RSACertificateExtensions.CopyWithPrivateKey(issued, key);
    }

    private static CertificateRequest Request(string name, Bcl::System.Security.Cryptography.RSA key) =>
        new(name, key, Bcl::System.Security.Cryptography.HashAlgorithmName.SHA256, Bcl::System.Security.Cryptography.RSASignaturePadding.Pkcs1);

    /// <summary>Sends back what it gets, to one client.</summary>
    private sealed class EchoServer : IDisposable
    {
        private readonly Bcl::System.Net.Sockets.TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;

        public EchoServer(PcCertificate certificate)
        {
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _serving = ServeAsync(certificate);
        }

        public int Port { get; }

        public void Dispose()
        {
            _listener.Dispose();
            // A client that refuses the certificate breaks the link off: nothing to see for these tests.
            ((IAsyncResult)_serving).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5));
            _ = _serving.Exception;
        }

        private async Task ServeAsync(PcCertificate certificate)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = new Bcl::System.Net.Security.SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate);
            var buffer = new byte[16];
            int count;
            while ((count = await stream.ReadAsync(buffer)) > 0) await stream.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
