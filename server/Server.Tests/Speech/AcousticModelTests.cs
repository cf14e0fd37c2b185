using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;
using Providers.PocketSphinx.Acoustics;

namespace Server.Tests.Speech;

[TestClass]
public sealed class AcousticModelTests
{
    private static readonly Lazy<AcousticModel> Model = new(() => AcousticModel.Open(null));

    [TestMethod]
    public void The_model_has_a_codebook_for_each_of_its_phones()
        => Assert.AreEqual((42, 42), (Model.Value.Definition.PhoneCount, Model.Value.Gaussians.Codebooks));

    [TestMethod]
    public void A_phone_sounds_otherwise_between_others()
    {
        ModelDefinition model = Model.Value.Definition;
        int ah = model.Phone("AH");

        Assert.AreNotEqual(
            model.SequenceOf(ah, model.Phone("L"), model.Phone("M"), WordPlace.Inside),
            model.SequenceOf(ah, model.Phone("S"), model.Phone("K"), WordPlace.Inside));
    }

    [TestMethod]
    public void Every_senone_is_mixed_from_the_codebook_of_its_phone()
    {
        ModelDefinition model = Model.Value.Definition;
        foreach (string name in Phones.All)
        {
            int phone = model.Phone(name);
            (ushort first, ushort second, ushort third) = model.Senones(model.SequenceOf(phone, model.Silence, model.Silence, WordPlace.Single));
            foreach (ushort senone in new[] { first, second, third })
                Assert.AreEqual(phone, model.CodebookOf[senone], name);
        }
    }

    [TestMethod]
    [DataRow(0, 7)] // ln 2 is 6.77 times 0.1024.
    [DataRow(10, 3)]
    [DataRow(100, 0)]
    public void The_sum_of_two_likelihoods_is_more_than_either(int apart, int more)
        => Assert.AreEqual(more, Scale.SumTable()[apart]);

    [TestMethod]
    public void What_is_far_from_every_density_fits_none()
    {
        Gaussians gaussians = Model.Value.Gaussians;
        var near = new float[gaussians.Densities];
        var far = new float[gaussians.Densities];
        gaussians.Evaluate(codebook: 5, stream: 0, new float[FrontEnd.RowLength], near);
        gaussians.Evaluate(codebook: 5, stream: 0, [.. Enumerable.Repeat(1_000f, FrontEnd.RowLength)], far);

        for (int i = 0; i < near.Length; i++)
            Assert.IsGreaterThan(far[i], near[i]);
    }

    [TestMethod]
    public void What_is_no_model_is_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "s3\nversion 1.0\nendhdr\nthis is no model");

            Assert.ThrowsExactly<InvalidDataException>(() => new Transitions(path));
            Assert.ThrowsExactly<InvalidDataException>(() => new ModelDefinition(path));
            Assert.ThrowsExactly<InvalidDataException>(() => new MixtureWeights(path, senones: 10, densities: 10));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
