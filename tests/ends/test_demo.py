def test_the_demo_reads_the_theatre_into_a_ledger_and_a_brief(tocsin, tmp_path):
    done = tocsin("demo", "--reader", "lexical")
    assert done.returncode == 0, done.stderr
    assert "107 reports read" in done.stdout
    assert "Taji" in done.stdout
    assert done.stdout.rstrip().splitlines()[-3].lstrip().startswith("tocsin show")
    page = (tmp_path / "demo.html").read_text(encoding="utf-8")
    assert "Tigris Wire" in page
    again = tocsin("demo", "--reader", "lexical")
    assert "0 reports read, 107 known already" in again.stdout
