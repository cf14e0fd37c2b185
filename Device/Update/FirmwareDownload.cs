using System.IO;

namespace Firmware.Update
{
    /// <summary>True while the device rests; asked between two pieces.</summary>
    public delegate bool RestCheck();

    /// <summary>
    /// Loads one firmware into the file of its slot, in as many attempts as it takes. Each piece is committed by closing the
    /// file, since littlefs forgets what was only flushed; so a start after a loss of power goes on where the file ends.
    /// </summary>
    public sealed class FirmwareDownload
    {
        /// <summary>One block of the flash.</summary>
        public const int PieceBytes = 4096;

        private const int Ok = 200;
        private const int PartialContent = 206;
        private const int RangeNotSatisfiable = 416;

        private readonly IFirmwareSource _source;
        private readonly FirmwareManifest _manifest;
        private readonly string _path;
        private readonly byte[] _piece = new byte[PieceBytes];
        private Sha256 _hash = new Sha256();
        private bool _resumed;

        public FirmwareDownload(IFirmwareSource source, FirmwareManifest manifest, string path)
        {
            _source = source;
            _manifest = manifest;
            _path = path;
        }

        /// <summary>0 to 100.</summary>
        public int Percent
        {
            get { return (int)(_hash.Length * 100 / _manifest.SizeBytes); }
        }

        /// <summary>One attempt; <paramref name="problem"/> tells in words why it is not complete, null for a pause.</summary>
        public DownloadEnd Run(RestCheck rests, out string problem)
        {
            problem = null;
            try
            {
                if (!TryCatchUp(rests))
                {
                    return DownloadEnd.Paused;
                }

                DownloadEnd end = Missing > 0 ? Fetch(rests, out problem) : DownloadEnd.Complete;
                return end == DownloadEnd.Complete ? Verify(out problem) : end;
            }
            catch (IOException full)
            {
                // Only the volume is heard of this way: what comes from the source is a value.
                problem = "the volume cannot hold it: " + full.Message;
                StartOver();
                return DownloadEnd.NoRoom;
            }
        }

        private int Missing
        {
            get { return _manifest.SizeBytes - (int)_hash.Length; }
        }

        /// <summary>Hashes what a start before this one has loaded, as far as it can be part of this firmware; false for a pause.</summary>
        private bool TryCatchUp(RestCheck rests)
        {
            if (!File.Exists(_path))
            {
                return true;
            }

            bool fits = true;
            using (var file = new FileStream(_path, FileMode.Open, FileAccess.Read))
            {
                fits = file.Length <= _manifest.SizeBytes && file.Length >= _hash.Length;
                if (fits && file.Length > _hash.Length)
                {
                    _resumed = true;
                    file.Seek(_hash.Length, SeekOrigin.Begin);
                }

                while (fits && _hash.Length < file.Length)
                {
                    int read = rests() ? file.Read(_piece, 0, PieceBytes) : 0;
                    if (read <= 0)
                    {
                        return false;
                    }

                    _hash.Add(_piece, read);
                }
            }

            if (!fits)
            {
                StartOver();
            }

            return true;
        }

        private DownloadEnd Fetch(RestCheck rests, out string problem)
        {
            IFirmwareBody body;
            if (!_source.TryOpen(_manifest.Url, (int)_hash.Length, out body, out problem))
            {
                return DownloadEnd.Broken;
            }

            try
            {
                problem = Answered(body);
                return problem == null ? Store(body, rests, out problem) : DownloadEnd.Broken;
            }
            finally
            {
                body.Close();
            }
        }

        /// <summary>Null when what follows is what is missing.</summary>
        private string Answered(IFirmwareBody body)
        {
            bool follows = body.Status == Ok || body.Status == PartialContent;
            if (body.Status == RangeNotSatisfiable || (follows && body.FromByte != _hash.Length))
            {
                // What would be asked again would be answered again.
                StartOver();
            }

            if (!follows)
            {
                return "the server answers with status " + body.Status;
            }

            if (body.FromByte != _hash.Length)
            {
                return "the server sends from byte " + body.FromByte + " on, which was not asked for";
            }

            return body.LengthBytes >= 0 && body.LengthBytes != Missing
                ? "the server has " + body.LengthBytes + " bytes, not the " + Missing + " that are missing"
                : null;
        }

        private DownloadEnd Store(IFirmwareBody body, RestCheck rests, out string problem)
        {
            problem = null;
            while (Missing > 0)
            {
                if (!rests())
                {
                    return DownloadEnd.Paused;
                }

                int count = body.Read(_piece, 0, Missing < PieceBytes ? Missing : PieceBytes);
                Append(count);
                if (count < PieceBytes && Missing > 0)
                {
                    problem = "the link broke off after " + _hash.Length + " of " + _manifest.SizeBytes + " bytes";
                    return DownloadEnd.Broken;
                }
            }

            return DownloadEnd.Complete;
        }

        private void Append(int count)
        {
            if (count == 0)
            {
                return;
            }

            using (var file = new FileStream(_path, FileMode.Append, FileAccess.Write))
            {
                file.Write(_piece, 0, count);
            }

            _hash.Add(_piece, count);
        }

        private DownloadEnd Verify(out string problem)
        {
            string checksum = _hash.Finish();
            if (checksum == _manifest.Checksum)
            {
                problem = null;
                return DownloadEnd.Complete;
            }

            // What lay there before the start may have been the trouble; all of it from one source is given one more chance.
            bool mayBeStale = _resumed;
            StartOver();
            problem = "its checksum is " + checksum.Substring(0, 12) + "..., not as announced";
            return mayBeStale ? DownloadEnd.Broken : DownloadEnd.Wrong;
        }

        private void StartOver()
        {
            File.Delete(_path);
            _hash = new Sha256();
            _resumed = false;
        }
    }
}
