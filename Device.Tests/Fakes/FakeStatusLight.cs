using System;
using System.Threading;

namespace Firmware.Tests.Fakes
{
    /// <summary>A light that counts how often it changes.</summary>
    public sealed class FakeStatusLight : IStatusLight
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly AutoResetEvent _changed = new AutoResetEvent(false);

        public bool IsLit { get; private set; }

        public int Changes { get; private set; }

        /// <summary>What <see cref="Open"/> throws; null to open.</summary>
        public string OpenFailure { get; set; }

        public void Open()
        {
            if (OpenFailure != null)
            {
                throw new InvalidOperationException(OpenFailure);
            }
        }

        public void Show(bool lit)
        {
            IsLit = lit;
            Changes++;
            _changed.Set();
        }

        /// <summary>Waits until the light has changed that often.</summary>
        public void WaitForChanges(int count)
        {
            while (Changes < count)
            {
                if (!_changed.WaitOne(TimeoutMilliseconds, false) && Changes < count)
                {
                    throw new InvalidOperationException("The light never changed: " + count);
                }
            }
        }

        public void Close()
        {
        }
    }
}
