extern alias Bcl;
extern alias Device;
using Device::Firmware.Network;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Cryptography = Bcl::System.Security.Cryptography;

namespace Emulator.Tests.Firmware;

[TestClass]
public sealed class AuthorityFileTests
{
    private static readonly DateTime Now = new(2030, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void A_certificate_in_PEM_is_taken()
    {
        Assert.IsTrue(AuthorityFile.TryParse(Pem(Now.AddDays(1)), Now, out var authority, out var problem), problem);
        Assert.AreEqual("CN=our authority", authority.Subject);
    }

    [TestMethod]
    public void An_expired_certificate_is_refused_with_its_date()
    {
        Assert.IsFalse(AuthorityFile.TryParse(Pem(Now.AddDays(-1)), Now, out var authority, out var problem));
        Assert.IsNull(authority);
        Assert.Contains("has expired on 2030-05-31", problem);
    }

    [TestMethod]
    [DataRow("", "no certificate in PEM")]
    [DataRow("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "no certificate in PEM")]
    [DataRow("-----BEGIN CERTIFICATE-----\nAAAA", "no certificate in PEM")]
    [DataRow("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "cannot be read")]
    public void A_broken_file_is_never_taken_for_no_file(string pem, string reason)
    {
        Assert.IsFalse(AuthorityFile.TryParse(pem, Now, out var authority, out var problem));
        Assert.IsNull(authority);
        Assert.Contains(reason, problem);
    }

    private static string Pem(DateTime until)
    {
        using var key = Cryptography.RSA.Create(2048);
        var request = new Cryptography.X509Certificates.CertificateRequest(
            "CN=our authority", key, Cryptography.HashAlgorithmName.SHA256, Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(until.AddDays(-30), until);
        return certificate.ExportCertificatePem();
    }
}
