using Firmware.Protocol;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Protocol
{
    [TestClass]
    public class JsonReaderTests
    {
        [TestMethod]
        public void Broken_text_is_a_value_and_no_exception()
        {
            string[] broken =
            {
                null, "", " ", "null", "1", "\"x\"", "[]", "[1,2]", "{", "}", "{{}}", "{\"a\"}", "{\"a\":}", "{\"a\":1,,}",
                "{\"a\":[1,}", "{\"a\":\"x}", "{\"a\":\"x\\\"}", "{\"a\":tru}", "<html>", "{\"a\":1}}"
            };
            for (int i = 0; i < broken.Length; i++)
            {
                JsonFields fields;
                Assert.IsFalse(JsonReader.TryParse(broken[i], out fields), broken[i]);
                Assert.IsNull(fields);
            }
        }

        [TestMethod]
        public void Nesting_beyond_the_bound_never_reaches_the_parser()
        {
            JsonFields fields;
            Assert.IsTrue(JsonReader.TryParse(Nested(JsonReader.MaxDepth), out fields));
            Assert.IsFalse(JsonReader.TryParse(Nested(JsonReader.MaxDepth + 1), out fields));
            Assert.IsFalse(JsonReader.TryParse("{\"a\":" + new string('[', 16000), out fields));
        }

        [TestMethod]
        public void Brackets_in_text_do_not_count()
        {
            JsonFields fields;
            Assert.IsTrue(JsonReader.TryParse("{\"a\":\"]}{[[[[[[[[[[[[[[[[[[[[\"}", out fields));
        }

        [TestMethod]
        public void A_field_of_another_type_counts_as_missing()
        {
            JsonFields fields;
            Assert.IsTrue(JsonReader.TryParse("{\"text\":\"1\",\"number\":1,\"flag\":true,\"object\":{},\"list\":[],\"nothing\":null}", out fields));

            string text;
            double number;
            bool flag;
            JsonFields inner;
            JsonFields[] list;
            Assert.IsFalse(fields.TryGetNumber("text", out number));
            Assert.IsFalse(fields.TryGetText("number", out text));
            Assert.IsFalse(fields.TryGetBoolean("number", out flag));
            Assert.IsFalse(fields.TryGetNumber("flag", out number));
            Assert.IsFalse(fields.TryGetObject("list", out inner));
            Assert.IsFalse(fields.TryGetObjects("object", out list));
            Assert.IsFalse(fields.TryGetText("nothing", out text));
            Assert.IsFalse(fields.Has("nothing"));
            Assert.IsFalse(fields.TryGetText("missing", out text));
        }

        [TestMethod]
        public void Numbers_of_every_size_are_numbers()
        {
            JsonFields fields;
            Assert.IsTrue(JsonReader.TryParse("{\"a\":80,\"b\":-0.5,\"c\":1699123456789}", out fields));

            double value;
            Assert.IsTrue(fields.TryGetNumber("a", out value));
            Assert.AreEqual(80.0, value);
            Assert.IsTrue(fields.TryGetNumber("b", out value));
            Assert.AreEqual(-0.5, value);
            Assert.IsTrue(fields.TryGetNumber("c", out value));
            Assert.AreEqual(1699123456789.0, value);
        }

        [TestMethod]
        public void A_list_of_objects_is_read_in_order()
        {
            JsonFields fields;
            JsonFields[] list;
            Assert.IsTrue(JsonReader.TryParse("{\"list\":[{\"a\":\"x\"},{\"a\":\"y\"}]}", out fields));
            Assert.IsTrue(fields.TryGetObjects("list", out list));
            Assert.AreEqual(2, list.Length);
            Assert.AreEqual("y", list[1].TextOr("a", ""));
        }

        private static string Nested(int depth)
        {
            string json = "{\"a\":1}";
            for (int i = 1; i < depth; i++)
            {
                json = "{\"a\":" + json + "}";
            }

            return json;
        }
    }
}
