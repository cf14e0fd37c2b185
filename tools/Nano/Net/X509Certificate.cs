extern alias Bcl;
using Bcl::System.Security.Cryptography.X509Certificates;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>A certificate given as PEM text or DER bytes; unlike the PC's, a string is never a file name.</summary>
public class X509Certificate
{
    private readonly X509Certificate2 _certificate;

    public X509Certificate(string certificate) => _certificate = X509Certificate2.CreateFromPem(certificate);

    public X509Certificate(byte[] certificate) => _certificate = X509CertificateLoader.LoadCertificate(certificate);

    public virtual string Issuer => _certificate.Issuer;

    public virtual string Subject => _certificate.Subject;

    public virtual DateTime GetEffectiveDate() => _certificate.NotBefore.ToUniversalTime();

    public virtual DateTime GetExpirationDate() => _certificate.NotAfter.ToUniversalTime();

    public virtual byte[] GetRawCertData() => _certificate.GetRawCertData();

    /// <summary>True when this authority signed the certificate, or is it.</summary>
    internal bool Signed(byte[] certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(_certificate);
        using var peer = X509CertificateLoader.LoadCertificate(certificate);
        return chain.Build(peer);
    }
}
