using Firmware.Protocol;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Protocol
{
    [TestClass]
    public class JsonWriterTests
    {
        [TestMethod]
        public void Commas_stand_between_values_and_nowhere_else()
        {
            string json = new JsonWriter().BeginObject()
                .Name("a").BeginArray().Number(1).Boolean(true).BeginObject().EndObject().BeginArray().EndArray().EndArray()
                .Name("b").Text("x")
                .EndObject().ToString();

            Assert.AreEqual("{\"a\":[1,true,{},[]],\"b\":\"x\"}", json);
        }

        [TestMethod]
        public void Only_quotes_backslashes_and_control_characters_are_escaped()
        {
            string json = new JsonWriter().Text("\"\\/\n\r\t\u0001\u001f grün 灯").ToString();

            Assert.AreEqual("\"\\\"\\\\/\\n\\r\\t\\u0001\\u001f grün 灯\"", json);
        }

        [TestMethod]
        public void Names_are_escaped_too()
        {
            Assert.AreEqual("{\"a\\\"b\":1}", new JsonWriter().BeginObject().Name("a\"b").Number(1).EndObject().ToString());
        }

        [TestMethod]
        public void Whole_numbers_have_no_point_and_others_two_decimals()
        {
            Assert.AreEqual("16000", new JsonWriter().Number(16000).ToString());
            Assert.AreEqual("-3", new JsonWriter().Number(-3).ToString());
            Assert.AreEqual("21.50", new JsonWriter().Number(21.5).ToString());
            Assert.AreEqual("-0.25", new JsonWriter().Number(-0.25).ToString());
        }

        [TestMethod]
        public void What_is_written_can_be_read()
        {
            JsonFields fields;
            string json = new JsonWriter().BeginObject().Name("text").Text("say \"hi\"\\").Name("n").Number(2.5).Name("on").Boolean(false).EndObject().ToString();
            Assert.IsTrue(JsonReader.TryParse(json, out fields));

            double number;
            bool on;
            Assert.AreEqual("say \"hi\"\\", fields.TextOr("text", ""));
            Assert.IsTrue(fields.TryGetNumber("n", out number));
            Assert.AreEqual(2.5, number);
            Assert.IsTrue(fields.TryGetBoolean("on", out on));
            Assert.IsFalse(on);
        }
    }
}
