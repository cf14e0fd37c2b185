using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Settings
{
    [TestClass]
    public class JsonObjectTextTests
    {
        [TestMethod]
        public void A_member_is_added_to_an_empty_object_and_to_a_full_one()
        {
            Assert.AreEqual("{\"a\":1}", JsonObjectText.Set("{}", "a", "1"));
            Assert.AreEqual("{ \"b\" : [1, 2] ,\"a\":1}", JsonObjectText.Set("{ \"b\" : [1, 2] }", "a", "1"));
        }

        [TestMethod]
        public void A_member_is_replaced_wherever_it_stands()
        {
            Assert.AreEqual("{\"a\":9,\"b\":2}", JsonObjectText.Set("{\"a\":{\"x\":[1,\"}\"]},\"b\":2}", "a", "9"));
            Assert.AreEqual("{\"a\":1,\"b\":9}", JsonObjectText.Set("{\"a\":1,\"b\":\"to,o\"}", "b", "9"));
        }

        [TestMethod]
        public void A_name_inside_a_value_is_no_member()
        {
            Assert.AreEqual("{\"o\":{\"a\":1},\"t\":\"\\\"a\\\":2\",\"a\":9}", JsonObjectText.Set("{\"o\":{\"a\":1},\"t\":\"\\\"a\\\":2\"}", "a", "9"));
        }
    }
}
