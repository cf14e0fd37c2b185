using Emulator.Flash;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Flash;

[TestClass]
public sealed class WifiCredentialsTests
{
    [TestMethod]
    [DataRow("""{"ssid":"house","password":"12345678"}""", "house", "12345678", DisplayName = "short form")]
    [DataRow("""{"ssid":"café","password":""}""", "café", "", DisplayName = "open network")]
    [DataRow("""{"SerialPort":"COM1","WirelessClient":{"Ssid":"house","Password":"12345678"}}""", "house", "12345678", DisplayName = "nanoff's form")]
    public void A_file_names_a_network(string json, string ssid, string password)
    {
        Assert.IsTrue(WifiCredentials.TryParse(json, out var wifi, out var problem), problem);

        Assert.AreEqual(new WifiCredentials(ssid, password), wifi);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("""{"password":"12345678"}""")]
    [DataRow("""{"ssid":5}""")]
    [DataRow("""{"ssid":"house","password":"short"}""")]
    [DataRow("""{"ssid":"a name of more than thirty-two characters"}""")]
    public void What_no_access_point_has_is_refused_with_a_reason(string json)
    {
        Assert.IsFalse(WifiCredentials.TryParse(json, out _, out var problem));

        Assert.AreNotEqual(string.Empty, problem);
    }

    [TestMethod]
    public void An_own_file_can_be_read_back_from_what_nanoff_gets()
    {
        var wifi = new WifiCredentials("house", "12345678");

        Assert.IsTrue(WifiCredentials.TryParse(wifi.ToNetworkDeployment(), out var read, out _));
        Assert.AreEqual(wifi, read);
        Assert.Contains("\"AutoConnect\"", wifi.ToNetworkDeployment());
    }
}
