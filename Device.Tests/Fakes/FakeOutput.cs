using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>A pin that remembers its level.</summary>
    public sealed class FakeOutput : IOutput
    {
        private bool _open;

        public double Level { get; private set; }

        /// <summary>What <see cref="Open"/> and <see cref="Set"/> throw; null to work.</summary>
        public string Failure { get; set; }

        public void Open()
        {
            Fail();
            _open = true;
        }

        public void Set(double level)
        {
            if (!_open)
            {
                throw new InvalidOperationException("A closed pin is set.");
            }

            if (!(level >= 0 && level <= 1))
            {
                throw new InvalidOperationException("A level is not between 0 and 1.");
            }

            Fail();
            Level = level;
        }

        public void Close()
        {
            _open = false;
        }

        private void Fail()
        {
            if (Failure != null)
            {
                throw new InvalidOperationException(Failure);
            }
        }
    }
}
