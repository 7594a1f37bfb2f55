"""Lays the simulated weekday of `bank-1999` beside the observed ones, in the tables of README.md.

    callsim run scenarios/bank-1999.yaml --format json > result.json
    python3 results/bank-1999/compare.py result.json

Rewrites README.md in this folder between its two `tables` marks. Observed figures come from observed.csv.
"""

import csv
import json
import pathlib
import sys
from collections import defaultdict

HERE = pathlib.Path(__file__).resolve().parent
BEGIN, END = "<!-- tables: written by compare.py -->", "<!-- end of tables -->"
FIRST_HOUR, INTERVALS_PER_HOUR = 7, 2


def observed(days):
    """Totals of a day by key: None for the center, an hour, or a contact type."""
    totals = defaultdict(lambda: defaultdict(float))
    for row in csv.DictReader(open(HERE / "observed.csv")):
        for key in (None, int(row["hour"]), row["contact_type"]):
            for name, value in row.items():
                if name not in ("hour", "contact_type"):
                    totals[key][name] += float(value) / days
    return totals


def simulated(result):
    """The same totals from a result document: counts, and counts times means."""
    found = {}
    for e in result["estimates"]:
        of = e["of"]
        if of == {} or set(of) == {"contact_type"}:
            threshold = e.get("threshold") if e["measure"] == "service_level" else None
            found[e["measure"], threshold, of.get("contact_type"), e["interval"]] = (e["value"] or 0.0, e.get("half_width"))
    value = lambda *key: found.get(key, (0.0, None))[0]
    totals = defaultdict(lambda: defaultdict(float))
    keys = {key[2:] for key in found}
    for contact_type, interval in keys:
        if contact_type is not None and interval is not None:
            continue
        row = {name: value(name, None, contact_type, interval) for name in ("offered", "answered", "abandoned")}
        waited = value("mean_wait", None, contact_type, interval) * row["offered"]
        row["wait_of_answered"] = value("asa", None, contact_type, interval) * row["answered"]
        row["wait_of_abandoned"] = waited - row["wait_of_answered"]
        for threshold in (20, 60):
            row[f"answered_within_{threshold}s"] = value("service_level", threshold, contact_type, interval) * row["offered"]
        key = contact_type if interval is None else FIRST_HOUR + interval // INTERVALS_PER_HOUR
        for name, number in row.items():
            totals[key][name] += number
    half_widths = {m: found.get((m, t, None, None), (0, None))[1] for m, t in
                   (("abandonment", None), ("asa", None), ("mean_wait", None))}
    return totals, half_widths


COLUMNS = [
    ("offered", lambda t: t["offered"], "%.0f"),
    ("answered", lambda t: t["answered"], "%.0f"),
    ("abandoned", lambda t: 100 * t["abandoned"] / t["offered"], "%.1f %%"),
    ("wait of answered", lambda t: t["wait_of_answered"] / t["answered"], "%.0f s"),
    ("wait of all", lambda t: (t["wait_of_answered"] + t["wait_of_abandoned"]) / t["offered"], "%.0f s"),
    ("within 20 s", lambda t: 100 * t["answered_within_20s"] / t["offered"], "%.0f %%"),
    ("within 60 s", lambda t: 100 * t["answered_within_60s"] / t["offered"], "%.0f %%"),
]


def table(title, keys, real, model):
    lines = ["| " + " | ".join([title] + [f"{name}: observed | simulated" for name, _, _ in COLUMNS]) + " |",
             "|---" * (1 + 2 * len(COLUMNS)) + "|"]
    for key in keys:
        label = "all" if key is None else f"{key:02d}:00" if isinstance(key, int) else f"`{key}`"
        cells = [form % of(t) if t["offered"] and t["answered"] else "-" for _, of, form in COLUMNS for t in (real[key], model[key])]
        lines.append("| " + " | ".join([label] + cells) + " |")
    return "\n".join(lines)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(HERE / "days.csv") as file:
        days = len(list(csv.DictReader(file)))
    result = json.load(open(sys.argv[1]))
    real, (model, half_widths) = observed(days), simulated(result)
    hours = sorted(key for key in real if isinstance(key, int))
    types = [key for key in real if isinstance(key, str)]
    certain = ", ".join(f"{name.replace('_', ' ')} ± {100 * h:.1f} %" if name == "abandonment" else f"{name.replace('_', ' ')} ± {h:.1f} s"
                        for name, h in half_widths.items() if h is not None)
    text = "\n\n".join([
        f"Simulated: {result['replications']} days, seed {result['seed']}; 95 % half-widths for the whole center: {certain}.",
        "**The whole center and each contact type**, a day", table("contact type", [None] + types, real, model),
        "**By hour of arrival**, a day", table("hour", hours, real, model)])
    page = (HERE / "README.md").read_text()
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    (HERE / "README.md").write_text(before + BEGIN + "\n" + text + "\n" + END + after)


main()
