"""`tocsin actors` as a user meets it."""

REPORTS = {
    "one.txt": "The Iraqi militia Liwa Zarbat fired rockets at a US base in Taji on Monday. Liwa Zarbat is backed by Iran.",
    "two.txt": "On Sunday the militia Liwa Zarbat attacked a convoy near Basra. Liwa Zarbat killed two soldiers.",
}


def test_a_choice_is_explained_and_an_open_one_says_between_whom(tocsin):
    found, still_open = (
        tocsin("actors", "find", "the US president", "--date", "2016-05-05"),
        tocsin("actors", "find", "Hezbollah"),
    )
    assert (found.returncode, still_open.returncode) == (0, 1)
    assert "Barack Obama was President of the United States at that date" in found.stdout
    assert "could be Kata'ib Hizbollah" in still_open.stdout


def test_a_name_is_proposed_accepted_and_then_known(tocsin, tmp_path):
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    tocsin("add", *REPORTS, "--published", "2020-04-03", "--reader", "lexical")
    proposed = tocsin("actors", "propose")
    assert "Liwa Zarbat  in 2 articles" in proposed.stdout, proposed.stderr
    told = ("--id", "liwa-zarbat", "--kind", "militia", "--country", "IQ", "--sector", "UAF")
    assert tocsin("actors", "accept", "Liwa Zarbat", *told, "--tie", "backed-by iran 2020..").returncode == 0
    assert tocsin("actors", "accept", "Zarbat Brigade", "--id", "liwa-zarbat").returncode == 0
    assert "liwa-zarbat" in tocsin("actors", "find", "Zarbat Brigade fighters").stdout
    assert "0 names" in tocsin("actors", "propose").stdout


def test_an_entry_at_fault_is_refused_and_leaves_the_file_as_it_was(tocsin, tmp_path):
    done = tocsin("actors", "accept", "X", "--id", "x", "--kind", "army", "--sector", "MIL")
    assert (done.returncode, '"army" is no kind of actor' in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
