using System.Collections;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Json;

namespace Emulator.Tests.Nano;

/// <summary>What nanoFramework.Json does, gaps included.</summary>
[TestClass]
public sealed class JsonConvertTests
{
    [TestMethod]
    public void Values_become_their_own_types()
    {
        var table = Table("""{"i":12,"l":123456789012,"d":1.5,"e":1e2,"b":true,"n":null,"s":"x"}""");

        Assert.IsInstanceOfType<int>(table["i"]);
        Assert.IsInstanceOfType<long>(table["l"]);
        Assert.AreEqual(1.5, table["d"]);
        Assert.AreEqual(100.0, table["e"]);
        Assert.AreEqual(true, table["b"]);
        Assert.IsNull(table["n"]);
        Assert.AreEqual("x", table["s"]);
    }

    [TestMethod]
    public void Ten_digits_are_an_int_when_they_fit_and_a_long_when_not()
    {
        Assert.IsInstanceOfType<int>(Table("""{"v":2147483647}""")["v"]);
        Assert.IsInstanceOfType<long>(Table("""{"v":2147483648}""")["v"]);
        Assert.IsInstanceOfType<ulong>(Table("""{"v":18446744073709551615}""")["v"]);
    }

    [TestMethod]
    public void Objects_become_hash_tables_and_arrays_array_lists()
    {
        var table = Table("""{"commands":[{"name":"lamp","parameters":{"value":50}}],"list":[1,"a"]}""");

        var command = (Hashtable)((ArrayList)table["commands"]!)[0]!;
        Assert.AreEqual(50, ((Hashtable)command["parameters"]!)["value"]);
        Assert.HasCount(2, (ArrayList)table["list"]!);
    }

    [TestMethod]
    public void An_array_inside_an_array_throws()
    {
        Assert.ThrowsExactly<DeserializationException>(() => Table("""{"a":[[1]]}"""));
        Assert.ThrowsExactly<NotImplementedException>(() => Table("""{"o":{"a":[[1]]}}"""));
    }

    [TestMethod]
    public void A_list_of_objects_keeps_only_the_last_one()
    {
        var list = (ArrayList)JsonConvert.DeserializeObject("""[{"a":1},{"a":2}]""", typeof(ArrayList))!;

        Assert.HasCount(1, list);
        Assert.AreEqual(2, ((Hashtable)list[0]!)["a"]);
    }

    [TestMethod]
    public void Raw_utf8_works_but_four_bytes_become_a_replacement_character()
    {
        Assert.AreEqual("大声 é", Table("""{"s":"大声 é"}""")["s"]);
        Assert.AreEqual("a\uFFFDb", Table("""{"s":"a😀b"}""")["s"]);
    }

    [TestMethod]
    [DataRow("""{"s":"\/"}""")]
    [DataRow("""{"s":"\u4e2d"}""")]
    [DataRow("""{"s":"\u00ff"}""")]
    public void Escapes_that_the_library_does_not_know_throw(string json) =>
        Assert.ThrowsExactly<DeserializationException>(() => Table(json));

    [TestMethod]
    public void A_code_point_escape_skips_its_first_digit_and_reads_the_second_twice()
    {
        Assert.AreEqual("A", Table("""{"s":"\u0041"}""")["s"]);
        Assert.AreEqual("\u2241", Table("""{"s":"\u1241"}""")["s"]);
    }

    [TestMethod]
    public void A_digit_behind_a_code_point_escape_is_swallowed() =>
        Assert.AreEqual("A x", Table("""{"s":"\u00417 x"}""")["s"]);

    [TestMethod]
    public void Simple_escapes_work() => Assert.AreEqual("a\n\t\"\\b", Table("""{"s":"a\n\t\"\\b"}""")["s"]);

    [TestMethod]
    public void A_sentence_with_a_number_in_parentheses_becomes_a_date() =>
        Assert.IsInstanceOfType<DateTime>(Table("""{"s":"It is warm today (25) degrees"}""")["s"]);

    [TestMethod]
    public void A_short_string_is_never_a_date() => Assert.AreEqual("warm (25)", Table("""{"s":"warm (25)"}""")["s"]);

    [TestMethod]
    public void A_name_that_comes_twice_throws() => Assert.ThrowsExactly<ArgumentException>(() => Table("""{"a":1,"a":2}"""));

    [TestMethod]
    public void Text_that_ends_too_soon_throws()
    {
        Assert.ThrowsExactly<DeserializationException>(() => Table("""{"a":1"""[..^1]));
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => Table("""{"a":1"""));
    }

    [TestMethod]
    public void Missing_commas_go_unnoticed_in_objects() => Assert.HasCount(2, Table("""{"a":1 "b":2}"""));

    [TestMethod]
    public void Typed_targets_take_exact_names_and_skip_unknown_ones()
    {
        var target = (Target)JsonConvert.DeserializeObject("""{"Name":"lamp","name":"no","Level":"7","Other":1}""", typeof(Target))!;

        Assert.AreEqual("lamp", target.Name);
        Assert.AreEqual(7, target.Level);
    }

    [TestMethod]
    public void Fields_are_read_but_not_written()
    {
        var target = (Target)JsonConvert.DeserializeObject("""{"Field":3}""", typeof(Target))!;

        Assert.AreEqual(3, target.Field);
        Assert.DoesNotContain("Field", JsonConvert.SerializeObject(target)!);
    }

    [TestMethod]
    public void Writing_escapes_quotes_and_writes_enums_as_numbers_and_bytes_as_a_list()
    {
        var json = JsonConvert.SerializeObject(new Hashtable { ["v"] = new ArrayList { "a\"b\n", DayOfWeek.Friday, new byte[] { 1, 2 }, true, null } });

        Assert.AreEqual("""{"v":["a\"b\n",5,[1,2],true,null]}""", json);
    }

    [TestMethod]
    public void A_bare_number_is_written_as_an_array_of_one() => Assert.AreEqual("[5]", JsonConvert.SerializeObject(5));

    private static Hashtable Table(string json) => (Hashtable)JsonConvert.DeserializeObject(json, typeof(Hashtable))!;

    /// <summary>A typed target.</summary>
    public sealed class Target
    {
#pragma warning disable CA1051 // The test is about public fields.
        public int Field;
#pragma warning restore CA1051

        public string Name { get; set; } = string.Empty;

        public int Level { get; set; }
    }
}
