using System;
using System.Threading;

namespace Firmware.Update
{
    /// <summary>
    /// Keeps the firmware up to date, on a thread of its own: asks from time to time, loads what is offered while the device
    /// rests, and notes that a new firmware has proved itself. What it says of itself may be read on any thread; what it is
    /// told comes from the event loop.
    /// </summary>
    public sealed class Updater
    {
        public const int CheckIntervalMilliseconds = 6 * 60 * 60 * 1000;

        /// <summary>After the first broken attempt to load; doubled with each further one.</summary>
        public const int FirstRetryMilliseconds = 10000;

        public const int LongestRetryMilliseconds = 30 * 60 * 1000;

        private const int LongestWaitMilliseconds = 1000;

        private readonly SlotStore _store;
        private readonly IClock _clock;
        private readonly string _version;
        private readonly int _slotBytes;
        private readonly AutoResetEvent _wanted = new AutoResetEvent(false);
        private UpdateAnswer _answer;
        private IUpdateCheck _check;
        private FirmwareInstallation _installation;
        private long _checkedMilliseconds;
        private long _retryMilliseconds;
        private int _retryPause = FirstRetryMilliseconds;
        private int _toldPercent;
        private bool _checkWanted;
        private bool _sessionStood;
        private bool _onTrial;
        private bool _changed;
        private bool _disposed;

        /// <param name="store">The slots.</param>
        /// <param name="clock">Uptime.</param>
        /// <param name="version">Of the firmware that this is.</param>
        /// <param name="slotBytes">Room for one firmware; 0 on a board that has none and only reports.</param>
        public Updater(SlotStore store, IClock clock, string version, int slotBytes)
        {
            _store = store;
            _clock = clock;
            _version = version;
            _slotBytes = slotBytes;
        }

        /// <summary>One of <see cref="UpdateProgress"/>.</summary>
        public string Progress { get; private set; } = UpdateProgress.None;

        /// <summary>Of what is being loaded, 0 to 100.</summary>
        public int Percent
        {
            get
            {
                FirmwareInstallation installation = _installation;
                return installation == null ? 0 : installation.Percent;
            }
        }

        /// <summary>True while the device has nothing better to do. Set by the event loop.</summary>
        public bool Rests { get; set; }

        public void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>Ends the thread after the step that is under way.</summary>
        public void Dispose()
        {
            _disposed = true;
            _wanted.Set();
        }

        /// <summary>The server has answered an update check.</summary>
        public void Answered(UpdateAnswer answer)
        {
            _answer = answer;
            _wanted.Set();
        }

        /// <summary>The server has greeted: this firmware works.</summary>
        public void SessionStood()
        {
            _sessionStood = true;
            _wanted.Set();
        }

        /// <summary>Asks as soon as the device rests.</summary>
        public void CheckSoon()
        {
            _checkWanted = true;
        }

        /// <summary>True once after <see cref="Progress"/> or, by ten, <see cref="Percent"/> have changed.</summary>
        public bool TakeChanged()
        {
            bool changed = _changed;
            _changed = false;
            return changed;
        }

        /// <summary>To be called once before <see cref="Step"/>.</summary>
        public void Begin()
        {
            FirmwareSlot slot = _store.Load().StartedFrom(_version);
            _onTrial = slot != null && slot.State == SlotState.Tried;
            _checkedMilliseconds = _clock.Milliseconds;
            if (_onTrial)
            {
                Show(UpdateProgress.Trial);
            }
        }

        /// <summary>What there is to do now.</summary>
        public void Step()
        {
            if (_onTrial && _sessionStood)
            {
                Confirm();
            }

            UpdateAnswer answer = _answer;
            _answer = null;
            if (answer != null)
            {
                _checkedMilliseconds = _clock.Milliseconds;
                _check = answer.Check;
                Consider(answer);
            }

            if (!Rests || _onTrial)
            {
                return;
            }

            if (_check != null && (_checkWanted || _clock.Milliseconds - _checkedMilliseconds >= CheckIntervalMilliseconds))
            {
                Ask();
            }

            if (_installation != null && Progress != UpdateProgress.Ready && _clock.Milliseconds >= _retryMilliseconds)
            {
                Load();
            }
        }

        private void Run()
        {
            Begin();
            while (!_disposed)
            {
                try
                {
                    Step();
                }
                catch (Exception unforeseen)
                {
                    // The last stop of this thread: without it an exception would end updates until the next start, unseen.
                    Console.WriteLine("Update: unforeseen: " + unforeseen.Message);
                    _retryMilliseconds = _clock.Milliseconds + LongestRetryMilliseconds;
                }

                _wanted.WaitOne(LongestWaitMilliseconds, false);
            }
        }

        private void Confirm()
        {
            SlotRecord record = _store.Load();
            FirmwareSlot slot = record.StartedFrom(_version);
            if (slot == null)
            {
                return;
            }

            slot.State = SlotState.Confirmed;
            if (_store.TrySave(record))
            {
                _onTrial = false;
                Console.WriteLine("Firmware " + _version + " has proved itself.");
                Show(UpdateProgress.None);
            }
        }

        private void Consider(UpdateAnswer answer)
        {
            string words;
            FirmwareManifest underWay = _installation == null ? null : _installation.Manifest;
            OfferVerdict verdict = new FirmwareOffer(answer, _version, _slotBytes).Judge(underWay, _store.Load(), out words);
            if (words != null)
            {
                Console.WriteLine(words);
            }

            switch (verdict)
            {
                case OfferVerdict.NotNewer:
                    Forget(_onTrial ? UpdateProgress.Trial : UpdateProgress.None);
                    break;
                case OfferVerdict.NoRoom:
                    Forget(UpdateProgress.Available);
                    break;
                case OfferVerdict.Refused:
                    Forget(UpdateProgress.Failed);
                    break;
                case OfferVerdict.Wanted:
                    _installation = new FirmwareInstallation(_store, _check.Source, answer.Firmware, _version);
                    _retryMilliseconds = 0;
                    _retryPause = FirstRetryMilliseconds;
                    Show(UpdateProgress.Available);
                    break;
                default:
                    break;
            }
        }

        private void Ask()
        {
            _checkWanted = false;
            _checkedMilliseconds = _clock.Milliseconds;
            UpdateAnswer answer;
            string problem;
            if (_check.TryAsk(out answer, out problem))
            {
                Consider(answer);
            }
            else
            {
                Console.WriteLine(problem);
            }
        }

        private void Load()
        {
            string problem;
            string name = "Firmware " + _installation.Manifest.Version;
            Show(UpdateProgress.Loading);
            switch (_installation.Run(GoesOn, out problem))
            {
                case DownloadEnd.Complete:
                    Console.WriteLine(name + " is loaded; the device restarts with it.");
                    Show(UpdateProgress.Ready);
                    break;
                case DownloadEnd.Broken:
                    Console.WriteLine(name + " is not loaded yet: " + problem + "; again in " + (_retryPause / 1000) + " s.");
                    RetryLater();
                    break;
                case DownloadEnd.Wrong:
                case DownloadEnd.NoRoom:
                    Console.WriteLine(name + " is not loaded: " + problem + ".");
                    Forget(UpdateProgress.Failed);
                    break;
                default:
                    break;
            }
        }

        private bool GoesOn()
        {
            NotePercent();
            return Rests && !_disposed;
        }

        private void RetryLater()
        {
            _retryMilliseconds = _clock.Milliseconds + _retryPause;
            _retryPause = _retryPause < LongestRetryMilliseconds / 2 ? _retryPause * 2 : LongestRetryMilliseconds;
        }

        private void Forget(string progress)
        {
            _installation = null;
            Show(progress);
        }

        private void Show(string progress)
        {
            _changed = _changed || Progress != progress;
            Progress = progress;
        }

        private void NotePercent()
        {
            int percent = Percent;
            if (percent / 10 != _toldPercent / 10)
            {
                _toldPercent = percent;
                _changed = true;
            }
        }
    }
}
