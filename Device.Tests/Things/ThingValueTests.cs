using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class ThingValueTests
    {
        [TestMethod]
        public void Numbers_of_every_parsed_type_are_taken_within_the_range()
        {
            ThingValue percent = ThingValue.Number(0, 100, 1, "percent");

            Takes(percent, 0, 0.0);
            Takes(percent, 100L, 100.0);
            Takes(percent, 55.0, 55.0);
        }

        [TestMethod]
        public void Numbers_outside_range_or_step_are_refused_with_the_bounds()
        {
            ThingValue percent = ThingValue.Number(0, 100, 1, "percent");

            Refuses(percent, 101, "between 0 and 100");
            Refuses(percent, -1, "between 0 and 100");
            Refuses(percent, double.NaN, "between 0 and 100");
            Refuses(percent, 1e300, "between 0 and 100");
            Refuses(percent, 2.5, "steps of 1");
        }

        [TestMethod]
        public void Another_type_is_refused()
        {
            Refuses(ThingValue.Number(0, 100, 1, null), "80", "number");
            Refuses(ThingValue.Number(0, 100, 1, null), true, "number");
            Refuses(ThingValue.Boolean(), 1, "true or false");
            Refuses(ThingValue.Text(), 1, "text");
            Refuses(ThingValue.Text(), null, "text");
        }

        [TestMethod]
        public void Only_listed_words_are_taken()
        {
            ThingValue direction = ThingValue.OneOf(new[] { "forward", "reverse" });

            Takes(direction, "reverse", "reverse");
            Refuses(direction, "sideways", "one of forward, reverse");
            Refuses(direction, "Forward", "one of forward, reverse");
        }

        [TestMethod]
        public void Digits_are_digits_and_at_least_one()
        {
            Takes(ThingValue.Digits(), "0042", "0042");
            Refuses(ThingValue.Digits(), "", "digits");
            Refuses(ThingValue.Digits(), "12a", "digits");
            Refuses(ThingValue.Digits(), "-1", "digits");
        }

        private static void Takes(ThingValue allowed, object raw, object expected)
        {
            object value;
            string problem;
            Assert.IsTrue(allowed.TryAccept("it", raw, out value, out problem), problem);
            Assert.IsTrue(expected.Equals(value));
        }

        private static void Refuses(ThingValue allowed, object raw, string reason)
        {
            object value;
            string problem;
            Assert.IsFalse(allowed.TryAccept("it", raw, out value, out problem));
            Assert.StartsWith("it ", problem);
            Assert.Contains(reason, problem);
        }
    }
}
