using System;
using Firmware.Input;

namespace Firmware.Tests.Fakes
{
    /// <summary>A button that the test presses.</summary>
    public sealed class FakeButton : IButton
    {
        private bool _open;

        public event ButtonChanged Changed;

        public void Open()
        {
            _open = true;
        }

        public void Close()
        {
            _open = false;
        }

        public void Move(bool isDown)
        {
            if (!_open)
            {
                throw new InvalidOperationException("A closed button is pressed.");
            }

            Changed(isDown);
        }
    }
}
