"""Search in a real browser: the right thing first, filters, keyboard, no script, no result."""

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import shipped
from tests.search import success

from plansite.addresses import page_url
from plansite.search.speech import speech

SHORT = min(shipped.TASKS, key=lambda task: len(task.name["vi"]))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    found.set_default_timeout(10_000)
    yield found
    found.close()


@pytest.fixture(scope="module")
def answers(browser: Browser, served: str) -> dict[str, list[success.Answer]]:
    return {name: success.ask(browser, served, success.queries(name)) for name in success.SETS}


def results(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.wait_for_selector("#search[data-state=done]")
    return list(page.locator("#search-results > li > a").evaluate_all("links => links.map(link => link.href)"))


@pytest.mark.parametrize("name", success.SETS)
def test_query_set_reaches_the_floors(answers: dict[str, list[success.Answer]], name: str) -> None:
    first, three = success.FLOORS[name]
    assert success.share(answers[name], 3) >= three, success.misses(answers[name], 3)
    assert success.share(answers[name], 1) >= first, success.misses(answers[name], 1)


def test_query_sets_are_large_enough() -> None:
    for name, least in (("queries.txt", 120), ("everyday.txt", 200), ("everyday-kept.txt", 50)):
        assert len(success.queries(name)) >= least
        assert {query.lang for query in success.queries(name)} == {"vi", "en"}


def test_no_result_is_a_chance_one(answers: dict[str, list[success.Answer]]) -> None:
    none = [answer for answer in answers["everyday.txt"] if not answer.query.right and not answer.query.help]
    assert sum(answer.hit(0) for answer in none) >= 0.9 * len(none), success.misses(none, 0)


def test_parts_of_a_strange_word_find_nothing(page: Page, served: str) -> None:
    held = {
        word for each in shipped.PLAN.pages.values() for line in each.lines for word in re.findall(r"\w+ \w+", line)
    }
    strange = [word.replace("_", " ") for word in speech("vi").table["joined"].split()]
    asked = [word for word in strange if word not in held][:12]
    assert len(asked) == 12
    for word in asked:
        results(page, f"{served}tim-kiem/?q={word.replace(' ', '+')}+ở+đâu")
        assert not page.locator("#search a[href*='#nv-']").count(), word


def test_helpline_stands_above_distress(answers: dict[str, list[success.Answer]]) -> None:
    asked = [answer for answer in answers["everyday.txt"] if answer.query.help]
    assert sum(answer.helped for answer in asked) >= 0.9 * len(asked), [a.query.text for a in asked if not a.helped]


def test_languages_never_mix(answers: dict[str, list[success.Answer]]) -> None:
    for answer in (each for asked in answers.values() for each in asked):
        assert all(("/en/" in url) == (answer.query.lang == "en") for url in answer.found), answer


def test_agency_comes_first_then_its_duties(page: Page, served: str) -> None:
    found = results(page, f"{served}tim-kiem/?q={shipped.typed(shipped.AGENCY.name['vi'])}")
    assert found[0].endswith(f"/{shipped.PAGE}")
    own = {task.anchor for task in shipped.TASKS}
    assert {url.rpartition("#")[2] for url in found[1 : len(own) + 1]} == own


def test_filter_without_words_lists_everything_that_fits(page: Page, served: str) -> None:
    supports = {key: tasks for key, tasks in shipped.LINKS.supports.items() if key in shipped.PLAN.agencies}
    agency, tasks = max(supports.items(), key=lambda each: len(each[1]))
    found = results(page, f"{served}tim-kiem/?agency={agency}&role=supports&kind=task")
    assert sorted(url.rpartition("#")[2] for url in found) == sorted(shipped.PLAN.tasks[key].anchor for key in tasks)


def test_filters_show_counts_and_stay_in_the_address(page: Page, served: str) -> None:
    results(page, f"{served}tim-kiem/?q={shipped.typed(shipped.AGENCY.name['vi'])}")
    page.select_option("select[name=agency]", shipped.AGENCY.key)
    page.wait_for_url(f"**agency={shipped.AGENCY.key}**")
    page.wait_for_selector("#search[data-state=done]")
    expect(page.locator("select[name=role] option[value=leads]")).to_contain_text(re.compile(r"\([1-9]\d*\)"))
    shared = results(page, page.url)
    assert any(url.endswith(f"/{shipped.PAGE}") for url in shared)


@pytest.mark.parametrize("lang", shipped.LANGS)
def test_task_is_shown_with_who_leads_it(page: Page, served: str, lang: str) -> None:
    prefix = shipped.PREFIXES[shipped.LANGS.index(lang)]
    kind = f"{shipped.SITE.words.say(lang, 'search.kind.task')} · {shipped.AGENCY.name[lang]}"
    results(page, f"{served}{prefix}tim-kiem/?q={shipped.FIRST.key}")
    expect(page.locator("#search-results .search-kind").first).to_contain_text(kind)
    # The search page's own box is its only one: the key that leads to the box elsewhere leads to it.
    expect(page.locator("#site-search-input")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search-page-input")).to_be_focused()
    page.goto(served + prefix)
    page.fill("#site-search-input", shipped.FIRST.key)
    expect(page.locator("#search-list .search-kind").first).to_contain_text(kind)


def test_nothing_found_offers_ways_on(page: Page, served: str) -> None:
    assert results(page, f"{served}tim-kiem/?q=qqqqzzzz") == []
    assert page.locator(".search-more a").count() == 1
    assert page.locator("#search-status").inner_text() != ""


def test_slip_says_what_was_searched(page: Page, served: str) -> None:
    assert results(page, f"{served}tim-kiem/?q=suy+dnh+duong")
    expect(page.locator("#search-status")).to_contain_text("suy dinh duong")


def test_accents_typed_rank_first(page: Page, served: str) -> None:
    found = results(page, f"{served}tim-kiem/?q=đối+tượng")
    assert found
    assert "đối" in page.locator("#search-results > li").first.inner_text().lower()


def test_match_is_marked_with_its_accents(page: Page, served: str) -> None:
    results(page, f"{served}tim-kiem/?q=day+boi")
    assert "dạy" in [
        text.lower() for text in page.locator("#search-results > li").first.locator("mark").all_inner_texts()
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_box_works_by_keyboard(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served)
    page.keyboard.press("/")
    expect(page.locator("#site-search-input")).to_be_focused()
    page.keyboard.type(shipped.typed(shipped.FIRST.name["vi"]).replace("+", " "))
    option = page.locator("#search-list [role=option]").first
    expect(option).to_contain_text(shipped.FIRST.key)
    expect(page.locator("form.site-search [role=status]")).to_contain_text("kết quả")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#search-list")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search-list")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{shipped.address(shipped.FIRST)}")


def test_id_leads_to_its_task(page: Page, served: str) -> None:
    key = shipped.FIRST.key
    for typed in (key, key.lower().replace("-", ""), key.lower().replace("-", " ")):
        assert results(page, f"{served}tim-kiem/?q={typed}")[0].endswith(f"#{shipped.FIRST.anchor}")


def test_switch_of_language_keeps_the_query(page: Page, served: str) -> None:
    results(page, f"{served}tim-kiem/?q={shipped.LAST.key}")
    page.fill("#search-page-input", shipped.FIRST.key)
    page.wait_for_url(f"**q={shipped.FIRST.key}**")
    page.locator(".language-switch").click()
    page.wait_for_url(f"**/en/tim-kiem/?q={shipped.FIRST.key}")


@pytest.mark.parametrize("size", [(390, 844), (360, 640)])
def test_results_are_in_the_first_screen_of_a_phone(page: Page, served: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    results(page, f"{served}tim-kiem/?q={SHORT.key}")
    box = page.locator("#search-results > li").first.bounding_box()
    assert box and box["y"] + box["height"] < size[1]


def test_the_index_stands_under_the_box_where_nothing_is_asked(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    results(page, f"{served}tim-kiem/")
    index, folded = page.locator("article details.unfolds"), page.locator(".search-choices")
    box = index.first.bounding_box()
    assert box and box["y"] + box["height"] < 844
    assert sum(url.endswith("start.json") for url in asked) == 1
    for address, count in ((f"?q={SHORT.key}", ""), (f"?agency={shipped.AGENCY.key}&kind=task", " (2)")):
        results(page, f"{served}tim-kiem/{address}")
        expect(index.first).to_be_hidden()
        expect(folded.locator("summary")).to_have_text(f"{shipped.SITE.words.say('vi', 'search.filters')}{count}")
        assert folded.get_attribute("open") is None
    results(page, f"{served}tim-kiem/?q=qqqqzzzz")
    expect(index.first).to_be_visible()


def test_snippets_are_text(page: Page, served: str) -> None:
    for query in ("tra+cuu", shipped.typed(shipped.AGENCY.name["vi"]), "111", "ke+hoach"):
        results(page, f"{served}tim-kiem/?q={query}")
        shown = " ".join(page.locator("#search-results p").all_inner_texts())
        assert not re.search(r"\]\(|\*\*|<!--|`|\[!", shown), shown


def test_without_script_the_page_is_an_index(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}tim-kiem/")
    assert page.locator("article a").count() >= len(shipped.PLAN.tasks) + len(shipped.PLAN.agencies)
    expect(page.locator("#search")).to_be_hidden()
    page.fill("#site-search-input", "so y te")
    page.press("#site-search-input", "Enter")
    page.wait_for_url("**/tim-kiem/?q=so+y+te")
    context.close()


def test_everyday_words_lead_on_without_script(built: Path) -> None:
    held = [
        page
        for page in shipped.PLAN.pages.values()
        if any(line == "<!-- plansite: tu-thuong-dung -->" for line in page.lines)
    ]
    for page in held:
        html = (built / page_url(page.lang, page.path) / "index.html").read_text(encoding="utf-8")
        lines = re.findall(r'<li><a href="([^"]*)">.*?</a>: ([^<]*)</li>', html)
        for task in shipped.PLAN.tasks.values():
            if said := {word.casefold() for word in task.everyday.get(page.lang, ())}:
                found = [unescape(words).split("; ") for href, words in lines if href.endswith(f"#{task.anchor}")]
                assert [set(words) for words in found] == [said], task.key


def test_no_second_search_stays_behind(built: Path) -> None:
    assert not (built / "search").exists()
    assert 'data-md-component="search"' not in (built / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_scripts_bring_words_to_the_same_form(page: Page, served: str, lang: str) -> None:
    texts = [
        *("Đối tượng: Trẻ em", "kĩ năng kỹ", "Hoà hòa thuỷ thủy", "20/CT-TW", "Quý quy", "Sở GD&ĐT", "y tế", "my ly"),
        *("disabilities swimming coordination", "children's rights", "the drowned bullied", "tội ngừoi đuợc"),
    ]
    page.goto(served)
    found = page.evaluate(
        """async ([lang, texts]) => {
            const { Speech } = await import("/assets/search/speech.js");
            const start = await (await fetch(`/search-index/${lang}/start.json`)).json();
            const speech = new Speech(start.speech);
            return texts.map(text => speech.terms(text).map(term => [term.word, term.form]));
        }""",
        [lang, texts],
    )
    assert found == [[[term.word, term.form] for term in speech(lang).terms(text)] for text in texts]


_UNDERSTOOD: Final = """async ([lang, texts]) => {
    const { Store } = await import("/assets/search/store.js");
    const { Speech } = await import("/assets/search/speech.js");
    const { understood } = await import("/assets/search/query.js");
    const store = await new Store(new URL(`/search-index/${lang}/`, location)).open();
    const speech = new Speech(store.speech);
    return texts.map(text => {
        const { tokens, named } = understood(text, speech, store, false);
        const word = token => token.known ? token.word : token.others[0]?.word ?? token.word;
        const telling = tokens.filter(token => token.telling === 1).map(word).join(" ");
        return [telling, (named?.entries ?? []).map(entry => entry.key)];
    });
}"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hs ko dc tiem", "học sinh không được tiêm"),
        ("khai sjnh cho con r", "khai sinh cho con rồi"),
        ("fòng khám ở đâu z", "phòng khám ở đâu vậy"),
        ("mún bít khai sinh ntn", "muốn biết khai sinh như thế nào"),
        ("bơiii lộiii", "bơi lội"),
        ("xuy dinh dưỡng", "suy dinh dưỡng"),
        ("cq nào dạy bơi vs hs", "cơ quan nào dạy bơi với học sinh"),
    ],
)
def test_phone_spelling_is_read_as_meant(page: Page, served: str, typed: str, meant: str) -> None:
    page.goto(served)
    (read, _), (right, _) = page.evaluate(_UNDERSTOOD, ["vi", [typed, meant]])
    assert read == right != ""


def test_marks_out_of_place_or_left_out_are_the_word(page: Page, served: str) -> None:
    page.goto(served)
    script = """async pairs => {
        const { accented, maybe } = await import("/assets/search/speech.js");
        return pairs.map(pair => pair.map(accented)).map(([one, other]) => maybe(one, other));
    }"""
    same = [("ngừoi", "người"), ("đuợc", "được"), ("phôi", "phối"), ("hơp", "hợp"), ("dánh", "đánh"), ("bão", "bảo")]
    other = [("bạo", "bảo"), ("đánh", "danh"), ("tội", "tôi"), ("khai", "khải sinh")]
    assert page.evaluate(script, [*same, *other]) == [True] * len(same) + [False] * len(other)


def test_a_document_is_named_by_kind_and_number(page: Page, served: str) -> None:
    own = [each for each in shipped.PLAN.documents.values() if each.number and each.type and each.date]
    page.goto(served)
    for each in own:
        count, short = re.findall(r"\d+|[^\W\d]+", each.number or "")[:2]
        kind, year = str(each.type), str(each.date)[:4]
        brief = "".join(word[0] for word in kind.split()) + count
        texts = [f"{kind} {count}", f"{kind} số {count} năm {year}", brief, each.number, f"{count} {year}"]
        wrong = [f"{kind} {count} năm 1987", f"{kind} {count}9", f"tư vấn {count}"]
        named = [keys for _, keys in page.evaluate(_UNDERSTOOD, ["vi", [*texts, *wrong]])]
        assert named == [[each.key]] * len(texts) + [[]] * len(wrong), (each.number, short)


def test_first_use_is_light(page: Page, served: str, built: Path) -> None:
    """Bytes of the files that a first search needs, gzipped as a host sends them."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    results(page, f"{served}tim-kiem/?q=suy+dinh+duong")
    ours = [url.removeprefix(served) for url in asked if "/search-index/" in url or "/assets/search/" in url]
    size = sum(len(gzip.compress((built / url.partition("?")[0]).read_bytes())) for url in ours)
    assert 0 < size <= 150 * 1024, size
