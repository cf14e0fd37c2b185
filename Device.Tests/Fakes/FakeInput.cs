using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>A contact that the test makes.</summary>
    public sealed class FakeInput : IInput
    {
        private bool _open;
        private bool _pressed;

        /// <summary>Whether it is active until further notice.</summary>
        public bool IsActive { get; set; }

        /// <summary>What <see cref="Open"/> and <see cref="TakeActive"/> throw; null to work.</summary>
        public string Failure { get; set; }

        /// <summary>Active for a moment between two ticks.</summary>
        public void Press()
        {
            _pressed = true;
        }

        public void Open()
        {
            Fail();
            _open = true;
        }

        public bool TakeActive()
        {
            if (!_open)
            {
                throw new InvalidOperationException("A closed input is asked.");
            }

            Fail();
            bool active = IsActive || _pressed;
            _pressed = false;
            return active;
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
