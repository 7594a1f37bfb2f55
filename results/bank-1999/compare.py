"""Lays the simulated weekdays of `bank-1999` beside the observed ones, in the tables of README.md.

    python3 results/bank-1999/compare.py WITHIN_20S.json WITHIN_60S.json DAYS.json

WITHIN_20S and WITHIN_60S are results of scenarios/bank-1999.yaml with the acceptable wait at 20 s and at 60 s, and
DAYS is one of days.yaml (README.md has the commands). Rewrites the tables of README.md between its two marks.
Observed figures come from observed.csv and days.csv.
"""

import csv
import json
import pathlib
import sys
from collections import defaultdict

HERE = pathlib.Path(__file__).resolve().parent
BEGIN, END = "<!-- tables: written by compare.py -->", "<!-- end of tables -->"
FIRST_HOUR, INTERVALS_PER_HOUR, INTERVALS_PER_DAY = 7, 2, 34
CENTER = "all"


def observed_days():
    return list(csv.DictReader(open(HERE / "days.csv")))


def observed():
    """Totals of an average day: of the center, each hour and each contact type."""
    days, totals = len(observed_days()), defaultdict(lambda: defaultdict(float))
    for row in csv.DictReader(open(HERE / "observed.csv")):
        hour, contact_type = int(row.pop("hour")), row.pop("contact_type")
        for key in (CENTER, hour, contact_type):
            for name, value in row.items():
                totals[key][name] += float(value) / days
    return totals


def estimates(path):
    """(measure, contact type or CENTER, interval) -> (value, half-width) of a result document."""
    with open(path) as file:
        rows = json.load(file)["estimates"]
    whom = lambda of: of.get("contact_type", CENTER if of == {} else None)
    return {(e["measure"], whom(e["of"]), e["interval"]): (e["value"], e.get("half_width")) for e in rows}


def simulated(path, threshold, group):
    """Totals of a simulated day by `group(contact type, interval)`: counts, and counts times means."""
    found, totals = estimates(path), defaultdict(lambda: defaultdict(float))
    for _, name, interval in {key for key in found if key[0] == "offered" and key[1] is not None}:
        key = group(name, interval)
        value = lambda measure: found.get((measure, name, interval), (None,))[0] or 0.0
        if key is None:
            continue
        answered, offered = value("answered"), value("offered")
        row = {"offered": offered, "answered": answered, "abandoned": value("abandoned"),
               "wait_of_answered": value("asa") * answered,
               "wait_of_abandoned": value("mean_wait") * offered - value("asa") * answered,
               f"answered_within_{threshold}s": value("service_level") * offered}
        for column, number in row.items():
            totals[key][column] += number
    return totals


def hour_or_type(name, interval):
    if interval is None:
        return name
    return FIRST_HOUR + interval // INTERVALS_PER_HOUR if name == CENTER else None


def day(name, interval):
    return interval // INTERVALS_PER_DAY if name == CENTER and interval is not None else None


COLUMNS = [
    ("offered", lambda t: t["offered"], "%.0f"),
    ("answered", lambda t: t["answered"], "%.0f"),
    ("abandoned", lambda t: 100 * t["abandoned"] / t["offered"], "%.1f %%"),
    ("wait of answered", lambda t: t["wait_of_answered"] / t["answered"], "%.0f s"),
    ("wait of all", lambda t: (t["wait_of_answered"] + t["wait_of_abandoned"]) / t["offered"], "%.0f s"),
    ("within 20 s", lambda t: 100 * t["answered_within_20s"] / t["offered"], "%.0f %%"),
    ("within 60 s", lambda t: 100 * t["answered_within_60s"] / t["offered"], "%.0f %%"),
]


def table(title, columns, rows):
    """Rows of (label, observed totals, simulated totals); each cell is `observed / simulated`."""
    lines = ["| " + " | ".join([title] + [name for name, _, _ in columns]) + " |"]
    lines.append("|---" + "|---:" * len(columns) + "|")
    for label, real, model in rows:
        cells = [f"{form % of(real)} / **{form % of(model)}**" for _, of, form in columns]
        lines.append("| " + " | ".join([label] + cells) + " |")
    return "\n".join(lines)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    real, model = observed(), simulated(sys.argv[1], 20, hour_or_type)
    for key, row in simulated(sys.argv[2], 60, hour_or_type).items():
        model[key].update(row)
    types = [key for key in real if isinstance(key, str) and key != CENTER]
    hours = sorted(key for key in real if isinstance(key, int))
    center = estimates(sys.argv[1])
    widths = [center[measure, CENTER, None][1] for measure in ("abandonment", "asa", "mean_wait")]
    each_day = simulated(sys.argv[3], 20, day)
    day_rows = []
    for d, row in enumerate(observed_days()):
        totals = {name: float(value) for name, value in row.items() if name != "day"}
        totals["abandoned"] = totals["offered"] - totals["answered"]
        day_rows.append((f"{row['day']}, {totals['agent_hours_on_duty']:.0f} agent-hours", totals, each_day[d]))
    in_days = [c for c in COLUMNS if c[0] not in ("wait of all", "within 60 s")]
    text = "\n\n".join([
        "**Contact types**, a weekday: observed / **simulated**. 95 % half-widths of the simulated center: "
        f"abandoned {100 * widths[0]:.1f} %, wait of answered {widths[1]:.1f} s, wait of all {widths[2]:.1f} s.",
        table("contact type", COLUMNS, [(key, real[key], model[key]) for key in [CENTER] + types]),
        "**Hours of arrival**, a weekday: observed / **simulated**.",
        table("hour", COLUMNS, [(f"{key:02d}:00", real[key], model[key]) for key in hours]),
        "**Day by day**, each with its own busyness and agents: observed / **simulated**.",
        table("day", in_days, day_rows)])
    page = (HERE / "README.md").read_text()
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    (HERE / "README.md").write_text(before + BEGIN + "\n" + text + "\n" + END + after)


main()
