"""Estimates the scenario `bank-1999` from call records of an Israeli bank, August 1999.

    python3 results/bank-1999/estimate.py CALLS.csv.gz

CALLS holds one row a call (README.md in this folder describes it and the method, by the section numbers used
below). The records are not part of this project; what is written is:

    scenarios/bank-1999.yaml            the scenario of a weekday
    results/bank-1999/days.yaml         the same with each day's own busyness and agents
    scenarios/bank-1999.intervals.csv   arrivals and agents by half hour
    results/bank-1999/observed.csv      what happened, by hour and contact type, to lay beside the simulation
    results/bank-1999/estimates.csv     every law considered, with its AIC
    results/bank-1999/days.csv          calls, waits and agent-hours of each day

Needs numpy and scipy. Times are seconds after midnight unless a name says otherwise.
"""

import csv
import datetime
import gzip
import math
import pathlib
import string
import sys
from collections import defaultdict

import numpy as np
from scipy import optimize, stats

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPEN, CLOSE, INTERVAL = 7 * 3600, 24 * 3600, 1800
PERIODS = (CLOSE - OPEN) // INTERVAL
WEEKDAYS = (6, 0, 1, 2, 3)  # Sunday to Thursday
TYPES = ["ps-priority", "ps-regular", "ne-priority", "ne-regular", "nw", "pe", "in", "tt"]
GROUPS = ["banking", "prospects", "internet", "internet-support"]
LONGEST_WRAP_UP, LONGEST_IDLE, SAME_POSITION = 120, 900, 3600  # section 5


# --- reading ---------------------------------------------------------------------------------------------------


class Call:
    """A caller who asked for an agent: when, which type, how long he or she waited, and how it ended."""

    def __init__(self, row):
        number = lambda name: int(float(row[name])) if row[name] != "" else None
        self.day, self.kind, self.agent = row["date"], row["type"], row["agent"]
        self.priority, self.customer = row["priority"], row["customer"]
        self.queued = row["queue_start_s"] != ""
        self.arrival = number("queue_start_s") if self.queued else number("vru_entry_s") + number("vru_time_s")
        self.wait = number("queue_time_s") or 0 if self.queued else 0
        self.answered = row["outcome"] == "AGENT"
        self.start, self.talk = number("service_start_s"), number("service_time_s") or 0

    @property
    def end(self):
        return self.start + self.talk

    @property
    def served(self):
        return self.answered and self.start is not None

    @property
    def period(self):
        return (self.arrival - OPEN) // INTERVAL


def read_calls(path):
    """Weekday calls that asked for an agent between opening and closing time (section 1)."""
    calls = []
    for row in csv.DictReader(gzip.open(path, "rt")):
        asked = row["outcome"] == "AGENT" or (row["outcome"] == "HANG" and row["queue_start_s"] != "")
        if asked and datetime.date.fromisoformat(row["date"]).weekday() in WEEKDAYS:
            call = Call(row)
            if OPEN <= call.arrival < CLOSE:
                calls.append(call)
    return calls


def by_day(calls):
    days = defaultdict(list)
    for call in calls:
        days[call.day].append(call)
    return dict(sorted(days.items()))


# --- arrivals (sections 2 and 3) -------------------------------------------------------------------------------


def weights(call, priority_share):
    """The contact types a call counts for, with shares: the priority of callers who did not wait is unknown."""
    if call.kind not in ("PS", "NE"):
        return {call.kind.lower(): 1.0}
    name = call.kind.lower()
    if call.priority == "0":
        share = priority_share[call.kind]
        return {f"{name}-priority": share, f"{name}-regular": 1 - share}
    return {f"{name}-{'priority' if call.priority == '2' else 'regular'}": 1.0}


def priority_shares(calls):
    known = lambda kind: [c.priority == "2" for c in calls if c.kind == kind and c.priority != "0"]
    return {kind: float(np.mean(known(kind))) for kind in ("PS", "NE")}


def arrival_counts(days, shares):
    """counts[day, period, type], and open[day, period]: half hours in which anybody arrived or was answered."""
    counts = np.zeros((len(days), PERIODS, len(TYPES)))
    for d, calls in enumerate(days.values()):
        for call in calls:
            for name, share in weights(call, shares).items():
                counts[d, call.period, TYPES.index(name)] += share
    return counts, counts.sum(axis=2) > 0


def busyness(totals, is_open):
    """Coefficients of variation of the day factor and of the half-hour factor, by moments (section 3)."""
    profile = totals.sum(axis=0) / is_open.sum(axis=0)
    expected = np.where(is_open, profile, 0)
    factor = totals.sum(axis=1) / expected.sum(axis=1)
    noise = np.mean(1 / expected.sum(axis=1))
    day = math.sqrt(max(0, factor.var(ddof=1) - noise))
    mean = expected * factor[:, None]
    freedom = (is_open.sum() - len(factor) - PERIODS + 1) / is_open.sum()
    excess = ((totals - mean) ** 2 / freedom - mean)[is_open].sum() / (mean[is_open] ** 2).sum()
    return day, math.sqrt(max(0, excess)), factor


# --- laws (sections 4 and 6) -----------------------------------------------------------------------------------


def maximise(log_likelihood, start):
    best = optimize.minimize(lambda p: -log_likelihood(p), start, method="Nelder-Mead",
                             options={"maxiter": 4000, "maxfev": 4000, "xatol": 1e-6, "fatol": 1e-6})
    return best.x, -best.fun


SERVICE_LAWS = {  # by the logarithms of scale and shape
    "lognormal": lambda p: stats.lognorm(math.exp(p[1]), scale=math.exp(p[0])),
    "gamma": lambda p: stats.gamma(math.exp(p[1]), scale=math.exp(p[0])),
    "weibull": lambda p: stats.weibull_min(math.exp(p[1]), scale=math.exp(p[0])),
    "exponential": lambda p: stats.expon(scale=math.exp(p[0])),
}


def fit_service(seconds):
    """Laws of service times of at least 10 s, truncated there, by maximum likelihood: (AIC, name, law), best first."""
    x = np.asarray([s for s in seconds if s >= 10], float)
    fits = []
    for name, law in SERVICE_LAWS.items():
        start = [math.log(x.mean())] + ([] if name == "exponential" else [0.0])
        value = lambda p: law(p).logpdf(x).sum() - len(x) * math.log(max(law(p).sf(9.5), 1e-300))
        p, ll = maximise(value, start)
        fits.append((2 * len(start) - 2 * ll, name, law(p)))
    return sorted(fits, key=lambda f: f[0])


def fit_patience(waits, left):
    """Laws of patience from waits censored by service, by maximum likelihood; (AIC, name, parameters), best first.

    A wait of n whole seconds is taken as n + 1/2. `left[j]`: the caller hung up (else he or she was answered)."""
    w, left = np.asarray(waits, float) + 0.5, np.asarray(left, bool)
    theta = w.sum() / left.sum()
    def total(density, survival):
        return np.log(np.where(left, density, survival)).sum()
    def weibull(p):
        k, s = np.exp(p)
        return total(k / s * (w / s) ** (k - 1) * np.exp(-((w / s) ** k)), np.exp(-((w / s) ** k)))
    def hyper(p):
        q, a, b = 1 / (1 + math.exp(-p[0])), math.exp(p[1]), math.exp(p[2])
        f, g = np.exp(-w / a), np.exp(-w / b)
        return total(q * f / a + (1 - q) * g / b, q * f + (1 - q) * g)
    fits = [(2 - 2 * total(np.exp(-w / theta) / theta, np.exp(-w / theta)), "exponential", [theta])]
    p, ll = maximise(weibull, [0.0, math.log(theta)])
    k, s = np.exp(p)
    fits.append((4 - 2 * ll, "weibull", [s * math.gamma(1 + 1 / k), k]))
    p, ll = maximise(hyper, [-1.0, math.log(theta / 10), math.log(2 * theta)])
    fits.append((6 - 2 * ll, "hyperexponential", [1 / (1 + math.exp(-p[0])), math.exp(p[1]), math.exp(p[2])]))
    return sorted(fits, key=lambda f: f[0])


def kaplan_meier(waits, left, at):
    """The share of callers with more patience than each of `at` seconds."""
    order = np.argsort(np.asarray(waits) + 0.5 * ~np.asarray(left, bool), kind="stable")
    w, e = np.asarray(waits)[order], np.asarray(left)[order]
    survival = np.cumprod(1 - e / (len(w) - np.arange(len(w))))
    return [float(survival[max(np.searchsorted(w, t, side="right") - 1, 0)]) for t in at]


# --- agents (section 5) ----------------------------------------------------------------------------------------


def activity(calls):
    """For each agent of a day, his or her services in order."""
    agents = defaultdict(list)
    for call in calls:
        if call.served and call.agent:
            agents[call.agent].append(call)
    return {agent: sorted(services, key=lambda c: c.start) for agent, services in agents.items()}


def waiting_line(calls):
    """Number of PS and NE callers waiting in each second of the day: callers whom nearly every agent may serve."""
    change = np.zeros(CLOSE + 7200, int)
    for call in calls:
        if call.kind in ("PS", "NE") and call.wait > 0:
            change[call.arrival] += 1
            change[min(call.arrival + call.wait, len(change) - 1)] -= 1
    return np.cumsum(change)


def duty_spells(services, line):
    """When the agent was on duty, as (from, to): in service, or before a service in a way that fits being free.

    A free agent and a waiting caller do not coexist. So a gap counts as duty as far back from the next service as
    nobody waited; a gap of up to LONGEST_WRAP_UP counts whole; none counts for more than LONGEST_IDLE."""
    spells = [(c.start, c.end) for c in services]
    for before, start in zip([OPEN] + [c.end for c in services], [c.start for c in services]):
        if before < start <= before + LONGEST_WRAP_UP:
            spells.append((before, start))
        elif before < start:
            waited = np.nonzero(line[before:start - 1])[0]
            free = before + waited[-1] + 1 if len(waited) else before
            spells.append((max(free, start - LONGEST_IDLE), start))
    return spells


def supporters(days):
    """Agents who on a day mostly answered IN calls: (day, agent)."""
    return {
        (day, agent)
        for day, calls in days.items()
        for agent, services in activity(calls).items()
        if 2 * sum(c.kind == "IN" for c in services) > len(services)
    }


def position(services, time):
    """The group an agent belongs to at a time: by the nearest IN or NW call he or she answered, if near enough."""
    near = [(abs(c.start - time), c.kind) for c in services if c.kind in ("IN", "NW")]
    distance, kind = min(near, default=(CLOSE, ""))
    return "banking" if distance > SAME_POSITION else {"IN": "internet", "NW": "prospects"}[kind]


def agents_on_duty(days, support):
    """duty[day, period, group]: time-average number of agents on duty."""
    duty = np.zeros((len(days), PERIODS, len(GROUPS)))
    for d, (day, calls) in enumerate(days.items()):
        line = waiting_line(calls)
        for agent, services in activity(calls).items():
            for start, end in duty_spells(services, line):
                supports = (day, agent) in support
                name = "internet-support" if supports else position(services, start)
                for p in range(max(0, (start - OPEN) // INTERVAL), min(PERIODS, (end - OPEN) // INTERVAL + 1)):
                    low = OPEN + p * INTERVAL
                    overlap = min(end, low + INTERVAL) - max(start, low)
                    duty[d, p, GROUPS.index(name)] += max(0, overlap) / INTERVAL
    return duty


def wrap_ups(days):
    """Gaps between an agent's services that began with somebody waiting, up to LONGEST_WRAP_UP."""
    gaps = []
    for calls in days.values():
        line = waiting_line(calls)
        for services in activity(calls).values():
            for before, after in zip(services, services[1:]):
                gap = after.start - before.end
                if 0 <= gap <= LONGEST_WRAP_UP and line[before.end] > 0:
                    gaps.append(gap)
    return np.asarray(gaps, float)


def checks(days):
    """What the scenario leaves out, measured: rows for estimates.csv (README.md, "How well it agrees")."""
    talk, lengths, duties, again = defaultdict(list), [], [], []
    for calls in days.values():
        line, duty = waiting_line(calls), np.zeros(CLOSE + 7200)
        for services in activity(calls).values():
            for start, end in duty_spells(services, line):
                duty[start:end] += 1
            for c in services:
                if c.kind == "PS":
                    talk[min(int(line[c.start]) // 2, 4)].append(c.talk)
        for low in range(OPEN, CLOSE, INTERVAL):
            waiting = low + np.nonzero(line[low:low + INTERVAL])[0]
            if len(waiting) > 300:
                lengths.append(line[waiting] - line[waiting].mean())
                duties.append(duty[waiting] - duty[waiting].mean())
        by_customer = defaultdict(list)
        for c in sorted(calls, key=lambda c: c.arrival):
            by_customer[c.customer].append(c)
        del by_customer[""]
        for own in by_customer.values():
            for c, following in zip(own, own[1:] + [None]):
                if not c.answered:
                    again.append(following is not None and following.arrival - c.arrival < 1800)
    lengths, duties = np.concatenate(lengths), np.concatenate(duties)
    rows = [["check", "PS", f"service with {2 * k}{' or more' if k == 4 else f' or {2 * k + 1}'} waiting",
             f"mean {np.mean(x):.1f} s", len(x), "", ""] for k, x in sorted(talk.items())]
    rows.append(["check", "all", "on duty within a half hour, somebody waiting", f"sd {duties.std():.2f} agents, "
                 f"correlation with the line {np.corrcoef(lengths, duties)[0, 1]:.3f}", len(duties), "", ""])
    rows.append(["check", "identified", "hung up and asked again within 30 min", f"share {np.mean(again):.3f}",
                 len(again), "", ""])
    return rows


def whole(averages):
    """Whole numbers whose running total stays within one half of that of the averages."""
    return np.diff(np.round(np.cumsum(averages)), prepend=0).astype(int)


def whole_groups(averages):
    """Whole agents from `averages[period, group]`: totals by `whole`, given to the groups most in arrears."""
    staff = np.zeros(averages.shape, int)
    for p, total in enumerate(whole(averages.sum(axis=1))):
        for _ in range(total):
            arrears = averages[:p + 1].sum(axis=0) - staff.sum(axis=0)
            staff[p, np.argmax(arrears)] += 1
    return staff


# --- writing ---------------------------------------------------------------------------------------------------


def write_rows(path, header, rows):
    with open(ROOT / path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header] + rows)


def write_observed(days, shares):
    header = ["offered", "answered", "abandoned", "wait_of_answered", "wait_of_abandoned",
              "answered_within_20s", "answered_within_60s", "talk_time"]
    totals = defaultdict(lambda: np.zeros(len(header)))
    for calls in days.values():
        for c in calls:
            left = not c.answered
            value = np.array([1, c.answered, left, c.wait * c.answered, c.wait * left,
                              c.answered and c.wait <= 20, c.answered and c.wait <= 60, c.talk if c.served else 0])
            for name, share in weights(c, shares).items():
                totals[c.arrival // 3600, name] += share * value
    rows = [[hour, name] + [f"{v:.1f}" for v in totals[hour, name]]
            for hour in range(OPEN // 3600, CLOSE // 3600) for name in TYPES]
    write_rows("results/bank-1999/observed.csv", ["hour", "contact_type"] + header, rows)


def write_days(days, counts, factors, duty):
    rows = []
    for d, (day, calls) in enumerate(days.items()):
        waits = [c.wait for c in calls if c.answered]
        rows.append([day, len(calls), len(waits), sum(waits), sum(w <= 20 for w in waits), f"{factors[d]:.3f}",
                     f"{duty[d].sum() * INTERVAL / 3600:.1f}"])
    header = ["day", "offered", "answered", "wait_of_answered", "answered_within_20s", "day_factor",
              "agent_hours_on_duty"]
    write_rows("results/bank-1999/days.csv", header, rows)


def write_intervals(profile, duty, staff):
    rows = []
    for p in range(PERIODS):
        start = OPEN + p * INTERVAL
        rows.append([f"{start // 3600:02d}:{start // 60 % 60:02d}"] + [f"{v:.2f}" for v in profile[p]]
                    + [f"{v:.2f}" for v in duty[p]] + [n[p] for n in staff])
    header = (["start"] + [f"arrivals {t}" for t in TYPES] + [f"on duty {g}" for g in GROUPS]
              + [f"staff {g}" for g in GROUPS])
    write_rows("scenarios/bank-1999.intervals.csv", header, rows)


def table(values, indent, key, form):
    """`key: [...]` of one or more days, in rows of up to twelve half hours."""
    cells = [format(v, form) for v in values]
    width = max(map(len, cells)) + 1
    head, lines = " " * indent + key + ": [", []
    clock = lambda p: f"{(OPEN + p * INTERVAL) // 3600:02d}:{(OPEN + p * INTERVAL) // 60 % 60:02d}"
    for first in range(0, len(cells), PERIODS):
        for low in range(0, PERIODS, 12):
            high = min(low + 12, PERIODS)
            row = ",".join(c.rjust(width) for c in cells[first + low:first + high])
            row += "]" if first + high == len(cells) else ","
            day = f"day {first // PERIODS + 1}, " if len(cells) > PERIODS else ""
            lines.append((" " * len(head) if lines else head) + row.ljust(12 * width + 12)
                         + f"  # {day}{clock(low)} - {clock(high - 1)}")
    return "\n".join(lines)


SCENARIO = string.Template("""\
# $title,
# estimated from its call records by results/bank-1999/estimate.py, which writes this file. How each number was found,
# and how the simulation compares with what was observed, is told in results/bank-1999/README.md.
#
# Data: "Anonymous Bank" call records, collected at the Technion by I. Guedj and A. Mandelbaum; described in Brown,
# Gans, Mandelbaum, Sakov, Shen, Zeltyn and Zhao, "Statistical analysis of a telephone call center: a
# queueing-science perspective", JASA 100 (2005) 36-50. Only these estimates are part of the project, not the records.
#
# The clock starts when a caller asks for an agent: the voice unit before it is left out.
callsim: 1
name: $name
description: $description

calendar: {open: "07:00-24:00", interval: 30min, $days}

$busyness

run: {replications: $replications, seed: 1999}

contact_types:
  # Arrivals: expected calls in each half hour. Service: a share of very short ones (agents who hung up, according to
  # Brown et al.), else lognormal; after each call an agent needs some seconds. Patience: mostly two kinds of
  # callers, the impatient and the very patient. Priority customers are credited 90 s of waiting.

$types
agent_groups:
  # Agents on duty were not recorded; these are inferred from their activity. Every position takes customers' banking
  # calls; some take prospective customers besides, others internet support. A few agents answer nothing but
  # internet support, the long calls.

$groups
routing:
  contacts: age-score

targets:                # the center's figures are usually given for these two
  - {contacts: all, measure: service_level, within: 20s, at_least: 80%}
  - {contacts: all, measure: service_level, within: 60s, at_least: 80%}
""")

TITLES = {
    "ps-priority": "Regular banking, priority customers",
    "ps-regular": "Regular banking, other customers",
    "ne-priority": "Stock exchange, priority customers",
    "ne-regular": "Stock exchange, other customers",
    "nw": "Prospective customers",
    "pe": "Regular banking in English",
    "in": "Internet support",
    "tt": "The bank calls back: the next free agent takes the customer, before all others",
}
SERVES = {
    "banking": "ps-priority, ps-regular, ne-priority, ne-regular, pe, tt",
    "prospects": "ps-priority, ps-regular, ne-priority, ne-regular, pe, tt, nw",
    "internet": "ps-priority, ps-regular, ne-priority, ne-regular, pe, tt, in",
    "internet-support": "in",
}
CREDIT = {"ps-priority": 90, "ne-priority": 90, "tt": 3600}  # seconds of waiting


def two_parts(share, first, second):
    """A mixture of two laws as written in a scenario; the weights, in tenths of a per cent, add up."""
    weight = round(100 * share, 1)
    return ["      mixture:", "        - {weight: %.1f%%, %s}" % (weight, first),
            "        - {weight: %.1f%%, %s}" % (100 - weight, second)]


def type_text(name, profile, service, brief, patience, gaps):
    lines = [f"  # {TITLES[name]}.", f"  {name}:", "    channel: voice", f"    topic: {name[:2]}"]
    if name in CREDIT:
        lines += ["    score: {base: %d, rate: 1/s}" % CREDIT[name]]
    lines += ["    arrivals:", table(profile, 6, "per_interval", ".1f" if max(profile) >= 10 else ".2f")]
    lognormal = "lognormal: {mean: %.0fs, cv: %.2f}" % (service.mean(), service.std() / service.mean())
    lines += ["    handle_time:"] + two_parts(brief[0], "constant: %.0fs" % brief[1], lognormal)
    lines += ["    wrap_up: {lognormal: {mean: %.0fs, cv: %.1f}}" % (gaps.mean(), gaps.std() / gaps.mean())]
    _, law, p = patience
    if law == "hyperexponential":
        parts = ["exponential: {mean: %.0fs}" % mean for mean in p[1:]]
        lines += ["    patience:"] + two_parts(p[0], *parts)
    elif law == "weibull":
        lines += ["    patience: {weibull: {mean: %.0fs, shape: %.2f}}" % tuple(p)]
    else:
        lines += ["    patience: {exponential: {mean: %.0fs}}" % p[0]]
    return "\n".join(lines) + "\n"


def group_text(name, staff, factor):
    lines = [f"  {name}:", f"    serves: [{SERVES[name]}]", "    staff:", table(staff, 6, "per_interval", "d")]
    if name == "internet-support":
        lines += ["    proficiency:", "      - {contacts: in, handle_time: %.2f}   # the long calls" % factor]
    return "\n".join(lines) + "\n"


def write_scenario(path, laws, profile, staff, factor, **words):
    types = "\n".join(type_text(name, profile[:, k], *laws[name]) for k, name in enumerate(TYPES))
    groups = "\n".join(group_text(name, staff[g], factor) for g, name in enumerate(GROUPS))
    (ROOT / path).write_text(SCENARIO.substitute(types=types, groups=groups, **words))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    calls = read_calls(sys.argv[1])
    days = by_day(calls)
    shares = priority_shares(calls)
    counts, is_open = arrival_counts(days, shares)
    profile = counts.sum(axis=0) / is_open.sum(axis=0)[:, None]
    day_cv, interval_cv, factors = busyness(counts.sum(axis=2), is_open)
    support = supporters(days)
    duty = agents_on_duty(days, support)
    mean_duty = (duty * is_open[:, :, None]).sum(axis=0) / is_open.sum(axis=0)[:, None]
    staff = np.c_[whole_groups(mean_duty[:, :-1]), whole(mean_duty[:, -1])].T
    gaps = wrap_ups(days)
    found = [
        ["busyness", "all", "gamma, by day", f"cv {day_cv:.4f}", len(days), "", "yes"],
        ["busyness", "all", "gamma, by half hour", f"cv {interval_cv:.4f}", int(is_open.sum()), "", "yes"],
        ["priority", "PS", "share", f"{shares['PS']:.4f}", "", "", "yes"],
        ["priority", "NE", "share", f"{shares['NE']:.4f}", "", "", "yes"],
        ["wrap-up", "all", "lognormal, by moments", f"mean {gaps.mean():.2f} s, cv {gaps.std() / gaps.mean():.3f}",
         len(gaps), "", "yes"],
    ]

    service, brief = {}, {}
    for kind in ("PS", "NE", "NW", "PE", "IN", "TT"):
        x = [c.talk for c in calls if c.kind == kind and c.served and (c.day, c.agent) not in support]
        fits = fit_service(x)
        service[kind] = next(law for _, name, law in fits if name == "lognormal")
        for aic, name, law in fits:
            text = f"mean {law.mean():.1f} s, cv {law.std() / law.mean():.3f}"
            chosen = "yes" if name == "lognormal" else ""
            found.append(["service", kind, name, text, sum(s >= 10 for s in x), f"{aic:.1f}", chosen])
        short = [s for s in x if s < 10]
        share = max(0.0, 1 - (len(x) - len(short)) / len(x) / service[kind].sf(9.5))
        brief[kind] = (share, float(np.mean(short)))
        text = f"share {share:.4f}, mean {brief[kind][1]:.1f} s (mean of all services {np.mean(x):.1f} s)"
        found.append(["service", kind, "under 10 s", text, len(short), "", "yes"])
    internet = {True: [], False: []}
    for c in calls:
        if c.kind == "IN" and c.served:
            internet[(c.day, c.agent) in support].append(c.talk)
    factor = float(np.mean(internet[True]) / np.mean(internet[False]))
    found.append(["service", "IN", "factor of internet-support", f"{factor:.3f}", len(internet[True]), "", "yes"])

    patience = {}
    for name in TYPES:
        chosen = [c for c in calls if c.queued and max(weights(c, shares).items(), key=lambda i: i[1])[0] == name]
        waits, left = [c.wait for c in chosen], [not c.answered for c in chosen]
        at = (10, 20, 60, 120, 300, 600)
        curve = ", ".join(f"{t} s {s:.3f}" for t, s in zip(at, kaplan_meier(waits, left, at)))
        found.append(["patience", name, "Kaplan-Meier survival", curve, len(waits), "", ""])
        fits = fit_patience(waits, left)
        patience[name] = fits[0]
        for k, (aic, law, p) in enumerate(fits):
            p = [v if v < 1e6 else math.inf for v in p]
            text = {"exponential": "mean %.1f s", "weibull": "mean %.1f s, shape %.3f",
                    "hyperexponential": "%.4f with mean %.1f s, the others %.1f s"}[law] % tuple(p)
            found.append(["patience", name, law, text, len(waits), f"{aic:.1f}", "yes" if k == 0 else ""])

    found += checks(days)
    write_rows("results/bank-1999/estimates.csv", ["quantity", "of", "law", "parameters", "n", "aic", "chosen"], found)
    write_observed(days, shares)
    write_days(days, counts, factors, duty)
    write_intervals(profile, mean_duty, staff)
    laws = {n: (service[n[:2].upper()], brief[n[:2].upper()], patience[n], gaps) for n in TYPES}
    by_half_hour = f"  interval: {{gamma: {{cv: {interval_cv:.1%}}}}}"
    write_scenario(
        "scenarios/bank-1999.yaml", laws, profile, staff, factor,
        title="The telephone center of a bank in Israel on a weekday (Sunday to Thursday) of August 1999",
        name="bank-1999", days="closing: serve-out", replications=400,
        description="A bank's telephone center on a weekday of August 1999, badly overloaded, from call records.",
        busyness="# Days differ by far more than chance, and so do half hours within a day.\nbusyness:\n"
                 f"  day:      {{gamma: {{cv: {day_cv:.1%}}}}}\n" + by_half_hour)
    each_day = [whole_groups(duty[d][:, :-1]) for d in range(len(days))]
    write_scenario(
        "results/bank-1999/days.yaml", laws,
        np.concatenate([factors[d] * profile * is_open[d][:, None] for d in range(len(days))]),
        np.c_[np.concatenate(each_day), np.concatenate([whole(duty[d][:, -1]) for d in range(len(days))])].T, factor,
        title=f"The telephone center of a bank in Israel on the {len(days)} weekdays of 1 to 15 August 1999",
        name="bank-1999-days", days=f"days: {len(days)}, closing: serve-out", replications=100,
        description="The bank's telephone center day by day, with each day's own busyness and agents.",
        busyness="# Each day's busyness is in its arrivals; half hours differ besides.\nbusyness:\n" + by_half_hour)


if __name__ == "__main__":
    main()
