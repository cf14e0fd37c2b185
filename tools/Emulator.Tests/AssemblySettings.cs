using Microsoft.VisualStudio.TestTools.UnitTesting;

// Boards run in real time: two at once on two cores would disturb each other's sound.
[assembly: DoNotParallelize]
