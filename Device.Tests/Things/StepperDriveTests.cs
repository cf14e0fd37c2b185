using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class StepperDriveTests
    {
        private const int TravelSteps = 3000;

        [TestMethod]
        public void It_makes_exactly_the_steps_of_the_way_in_trains_of_a_quarter_of_a_second()
        {
            var motor = new Motor(null);

            motor.Bench.Run("open");
            motor.Bench.Pass(6000);

            Assert.AreEqual(TravelSteps, motor.Steps.Steps);
            Assert.IsTrue(motor.Steps.LongestTrain <= 250);
            Assert.AreEqual("{\"position\":100,\"state\":\"open\"}", motor.Bench.State);

            motor.Bench.Run("set_position", "{\"position\":33}");
            motor.Bench.Pass(6000);
            Assert.AreEqual(990, motor.Steps.Steps);
            Assert.AreEqual("{\"position\":33,\"state\":\"stopped\"}", motor.Bench.State);
        }

        [TestMethod]
        public void Stopped_and_turned_round_again_and_again_it_loses_no_step()
        {
            var motor = new Motor(null);
            for (int i = 0; i < 20; i++)
            {
                motor.Bench.Run("open");
                motor.Bench.Pass(170 + (37 * i));
                motor.Bench.Run(i % 2 == 0 ? "stop" : "close");
                motor.Bench.Pass(90);
            }

            motor.Bench.Run("close");
            motor.Bench.Pass(6000);
            Assert.AreEqual(0, motor.Steps.Steps);
            Assert.AreEqual("{\"position\":0,\"state\":\"closed\"}", motor.Bench.State);
        }

        [TestMethod]
        public void A_stop_takes_effect_after_the_train_under_way()
        {
            var motor = new Motor(null);
            motor.Bench.Run("open");
            motor.Bench.Pass(100);

            Assert.Contains("\"state\":\"opening\"", motor.Bench.Run("stop"));
            motor.Bench.Pass(500);

            Assert.AreEqual(200, motor.Steps.Steps);
            Assert.AreEqual("{\"position\":7,\"state\":\"stopped\"}", motor.Bench.State);
        }

        [TestMethod]
        public void With_a_switch_it_first_finds_out_where_it_is()
        {
            var closed = new FakeInput();
            var motor = new Motor(closed);
            motor.Steps.Steps = 700;
            Assert.AreEqual("{\"state\":\"stopped\"}", motor.Bench.State);

            motor.Bench.Run("set_position", "{\"position\":10}");
            while (motor.Steps.Steps > 0)
            {
                motor.Bench.Pass(50);
            }

            int atSwitch = motor.Steps.Steps;
            closed.IsActive = true;
            motor.Bench.Pass(250);
            closed.IsActive = false;
            motor.Bench.Pass(3000);

            Assert.AreEqual(300, motor.Steps.Steps - atSwitch);
            Assert.AreEqual("{\"position\":10,\"state\":\"stopped\"}", motor.Bench.State);
        }

        [TestMethod]
        public void A_switch_that_never_comes_is_told_and_the_motor_stands()
        {
            var motor = new Motor(new FakeInput());
            motor.Bench.Run("close");
            motor.Bench.Pass(10000);

            Assert.AreEqual(-TravelSteps * 11 / 10, motor.Steps.Steps);
            Assert.AreEqual("|failed The curtain does not work: it did not reach its closed switch|", motor.Bench.Monitor.Lines);
            Assert.AreEqual("{\"state\":\"stopped\"}", motor.Bench.State);
        }

        private sealed class Motor
        {
            public Motor(FakeInput closedSwitch)
            {
                var clock = new FakeClock();
                var direction = new FakeOutput();
                Steps = new FakePulseTrain(clock, direction);
                Bench = new ThingBench(new Curtain("curtain", "curtain", new StepperDrive(Steps, direction, closedSwitch, TravelSteps), clock), clock);
            }

            public FakePulseTrain Steps { get; }

            public ThingBench Bench { get; }
        }
    }
}
