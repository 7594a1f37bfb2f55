// Made by scripts/hospital-template from scenarios/hospital.yaml.

extension Template {
  static let hospital = Template(
    "hospital", "a hospital's day: six topics, six languages, specialists and bilingual pools, targets",
    body: """
      # A weekday at a hospital contact center: six topics, six languages, 07:00 to 19:00.
      #
      # The hospital is invented and so are its volumes; it is built to be believable, not to be anyone's. What has a
      # published source says so where it stands, by the letters below. Everything else is an assumption: replace it by
      # your own figures, one line at a time, and run again.
      #
      #   [T]  TRICARE access benchmarks, 2000: mean hold at most 2 min and abandonment at most 5 %; booking a visit
      #        takes 5-6 min in a large center (2-3 min in a small one).
      #   [H]  HFMA questions and answers on hospital call centers: goal 80 % within 20 s, mean wait 67 s, under 5 %
      #        abandoned; secondary reports of 80/30 goals, and of 7 % abandoned at a mean hold of 4.4 min.
      #   [F]  Fagan et al., 2003: visits through a telephone interpreter took 36.3 min of a provider's time instead of
      #        28.0, a factor of 1.30 (visits, not calls: a stand-in).
      #   [C]  callcentrehelper.com: occupancy above 85 % does not last.
      #
      # About 4,900 calls a day. Read it from top to bottom: the day, who calls, who answers, who is served first, and
      # what has been promised.
      callsim: 1
      name: NAME
      description: A weekday at a hospital contact center; six topics, six languages, specialist and bilingual agents.

      calendar: {open: "07:00-19:00", interval: 30min, date: 2026-03-02, closing: serve-out}

      # Trunk lines: talking and waiting callers together. Some 110 are busy at the morning peak.
      lines: 160

      # Some days are busier than others, for all topics at once; each contact type has a factor of its own besides.
      # The cvs are assumptions. For comparison, the calls of a bank's weekdays vary by more (bank-1999.yaml).
      busyness: {gamma: {cv: 6%}}

      run: {replications: 100, seed: 1, confidence: 95%}

      contact_types:
        # Arrivals are expected calls in each half hour. Two peaks: after the clinics open, and after lunch.
        # Patience is how long a caller would wait before hanging up. Seven per cent abandoned at 4.4 min [H] would mean
        # 4.4 min / 7 % = 63 min on average if patience were exponential; a bank's callers had far less (bank-1999.yaml).
        # The 6 to 12 minutes here are assumptions on the side of the bank.
        # `weight` makes a minute of waiting count double where only few agents speak the caller's language.

        # ---- Appointments -----------------------------------------------------------------------------------------
        # Booking, moving and cancelling visits. 4 min 40 s of talk and 45 s of notes make 5 min 25 s: a large center [T].
        # Spanish is taken to be 18 % of calls, and to take a tenth longer.

        appointments-en:
          channel: voice
          language: en
          topic: appointments
          arrivals:
            per_interval: [  21,  36,  60,  79,  90,  94,  92,  85,  77,  67,  56,  53,   # 07:00 - 12:30
                             62,  71,  75,  73,  66,  57,  48,  38,  26,  19,  14,  10]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min40s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        appointments-es:
          channel: voice
          language: es
          topic: appointments
          weight: 2
          arrivals:
            per_interval: [   5,   9,  15,  20,  23,  24,  23,  21,  19,  17,  14,  13,   # 07:00 - 12:30
                             15,  18,  19,  18,  16,  14,  12,  10,   6,   5,   3,   2]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 5min10s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        # ---- Cardiology clinic ------------------------------------------------------------------------------------
        # Referrals, test dates, questions to the clinic's desk: specialists only.

        cardiology-en:
          channel: voice
          language: en
          topic: cardiology
          arrivals:
            per_interval: [   2,   6,  14,  19,  22,  23,  22,  20,  18,  15,  12,  11,   # 07:00 - 12:30
                             14,  17,  18,  17,  15,  13,  10,   8,   5,   3,   2,   2]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 6min, cv: 0.8}}
          wrap_up: {exponential: {mean: 1min}}

        cardiology-es:
          channel: voice
          language: es
          topic: cardiology
          weight: 2
          arrivals:
            per_interval: [ 0.6, 1.4, 3.6, 4.7, 5.4, 5.7, 5.5, 5.0, 4.5, 3.8, 3.0, 2.9,   # 07:00 - 12:30
                            3.6, 4.3, 4.5, 4.3, 3.9, 3.3, 2.6, 1.9, 1.2, 0.9, 0.5, 0.4]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 6min35s, cv: 0.8}}
          wrap_up: {exponential: {mean: 1min}}

        # ---- Radiology --------------------------------------------------------------------------------------------
        # Scheduling scans and asking for results; generalists can help out, more slowly.

        radiology-en:
          channel: voice
          language: en
          topic: radiology
          arrivals:
            per_interval: [   7,  12,  20,  26,  29,  31,  30,  28,  25,  22,  18,  17,   # 07:00 - 12:30
                             20,  23,  25,  24,  21,  19,  16,  12,   8,   6,   4,   3]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min30s, cv: 0.7}}
          wrap_up: {exponential: {mean: 45s}}

        radiology-es:
          channel: voice
          language: es
          topic: radiology
          weight: 2
          arrivals:
            per_interval: [ 1.7, 2.9, 4.9, 6.5, 7.4, 7.7, 7.5, 6.9, 6.2, 5.5, 4.6, 4.4,   # 07:00 - 12:30
                            5.0, 5.8, 6.1, 5.9, 5.4, 4.7, 3.9, 3.1, 2.1, 1.6, 1.1, 0.8]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min55s, cv: 0.7}}
          wrap_up: {exponential: {mean: 45s}}

        # ---- Billing ----------------------------------------------------------------------------------------------
        # Long and uneven calls. A caller who has waited 8 minutes is asked to leave a message.

        billing-en:
          channel: voice
          language: en
          topic: billing
          arrivals:
            per_interval: [   4,   9,  23,  30,  34,  36,  35,  32,  28,  24,  19,  18,   # 07:00 - 12:30
                             23,  27,  28,  27,  24,  21,  16,  12,   8,   5,   3,   2]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 6min, shape: 1.2}}
          message_after: 8min
          handle_time: {lognormal: {mean: 6min20s, cv: 0.9}}
          wrap_up: {exponential: {mean: 1min}}

        billing-es:
          channel: voice
          language: es
          topic: billing
          weight: 2
          arrivals:
            per_interval: [ 1.0, 2.2, 5.6, 7.5, 8.6, 9.1, 8.7, 8.0, 7.1, 6.0, 4.8, 4.5,   # 07:00 - 12:30
                            5.6, 6.7, 7.1, 6.9, 6.1, 5.1, 4.0, 3.1, 2.0, 1.3, 0.9, 0.6]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 6min, shape: 1.2}}
          message_after: 8min
          handle_time: {lognormal: {mean: 7min, cv: 0.9}}
          wrap_up: {exponential: {mean: 1min}}

        # ---- Pharmacy ---------------------------------------------------------------------------------------------
        # Refills. The notes after a call are left for later when somebody is waiting.

        pharmacy-en:
          channel: voice
          language: en
          topic: pharmacy
          arrivals:
            per_interval: [   7,  12,  21,  28,  33,  35,  35,  34,  32,  29,  26,  25,   # 07:00 - 12:30
                             28,  30,  31,  30,  29,  27,  24,  20,  13,   8,   6,   5]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 6min, shape: 1.2}}
          handle_time: {lognormal: {mean: 3min40s, cv: 0.8}}
          wrap_up: {time: {exponential: {mean: 30s}}, skip_when_waiting: true}

        pharmacy-es:
          channel: voice
          language: es
          topic: pharmacy
          weight: 2
          arrivals:
            per_interval: [ 1.7, 3.1, 5.4, 7.0, 8.3, 8.9, 8.9, 8.4, 7.9, 7.2, 6.5, 6.3,   # 07:00 - 12:30
                            6.9, 7.5, 7.7, 7.6, 7.2, 6.8, 6.1, 5.1, 3.2, 2.1, 1.4, 1.1]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 6min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min, cv: 0.8}}
          wrap_up: {time: {exponential: {mean: 30s}}, skip_when_waiting: true}

        # ---- Nurse line -------------------------------------------------------------------------------------------
        # Symptoms. Early and late callers are many, since the clinics are closed. One call in 25 is a red flag and
        # goes before all others. Languages without a nurse of their own come through an interpreter, whose calls take
        # 1.30 times as long [F].

        nurse-line-en:
          channel: voice
          language: en
          topic: nurse-line
          urgent: 4%
          arrivals:
            per_interval: [  14,  16,  18,  19,  19,  18,  17,  16,  15,  14,  12,  12,   # 07:00 - 12:30
                             12,  13,  14,  14,  14,  14,  14,  14,  14,  13,  12,  10]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {exponential: {mean: 12min}}
          handle_time: {lognormal: {mean: 9min, cv: 0.6}}
          wrap_up: {exponential: {mean: 2min}}

        nurse-line-es:
          channel: voice
          language: es
          topic: nurse-line
          weight: 2
          urgent: 4%
          arrivals:
            per_interval: [ 3.5, 4.0, 4.5, 4.7, 4.7, 4.5, 4.2, 3.9, 3.7, 3.4, 3.1, 3.0,   # 07:00 - 12:30
                            3.1, 3.2, 3.4, 3.4, 3.4, 3.5, 3.6, 3.6, 3.5, 3.3, 2.9, 2.6]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {exponential: {mean: 12min}}
          handle_time: {lognormal: {mean: 9min55s, cv: 0.6}}
          wrap_up: {exponential: {mean: 2min}}

        nurse-line-interpreted:
          channel: voice
          topic: nurse-line
          urgent: 4%
          arrivals:
            per_interval: [ 1.9, 2.2, 2.5, 2.6, 2.6, 2.5, 2.3, 2.2, 2.0, 1.9, 1.7, 1.7,   # 07:00 - 12:30
                            1.7, 1.8, 1.9, 1.9, 1.9, 1.9, 2.0, 2.0, 1.9, 1.8, 1.6, 1.4]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {exponential: {mean: 12min}}
          handle_time: {lognormal: {mean: 11min40s, cv: 0.6}}
          wrap_up: {exponential: {mean: 2min}}

        # ---- Chinese, Arabic, French and German -------------------------------------------------------------------
        # Taken to be 4, 3, 2 and 1 % of calls: too few for a desk by topic, so one pool for each language (French and
        # German share one). `services` are questions to the clinics, billing and pharmacy. Expected calls are few, so
        # they have decimals.

        appointments-zh:
          channel: voice
          language: zh
          topic: appointments
          weight: 2
          arrivals:
            per_interval: [ 1.1, 2.0, 3.3, 4.4, 5.0, 5.2, 5.1, 4.7, 4.3, 3.7, 3.1, 3.0,   # 07:00 - 12:30
                            3.4, 4.0, 4.2, 4.0, 3.6, 3.2, 2.7, 2.1, 1.4, 1.1, 0.8, 0.5]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min40s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        services-zh:
          channel: voice
          language: zh
          topic: services
          weight: 2
          arrivals:
            per_interval: [ 0.8, 1.8, 4.6, 6.1, 7.1, 7.5, 7.2, 6.6, 5.8, 4.9, 3.9, 3.7,   # 07:00 - 12:30
                            4.6, 5.5, 5.8, 5.6, 5.0, 4.2, 3.3, 2.5, 1.6, 1.1, 0.7, 0.5]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 5min20s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        appointments-ar:
          channel: voice
          language: ar
          topic: appointments
          weight: 2
          arrivals:
            per_interval: [ 0.9, 1.5, 2.5, 3.3, 3.8, 3.9, 3.8, 3.5, 3.2, 2.8, 2.3, 2.2,   # 07:00 - 12:30
                            2.6, 3.0, 3.1, 3.0, 2.7, 2.4, 2.0, 1.6, 1.1, 0.8, 0.6, 0.4]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min40s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        services-ar:
          channel: voice
          language: ar
          topic: services
          weight: 2
          arrivals:
            per_interval: [ 0.6, 1.4, 3.5, 4.6, 5.3, 5.6, 5.4, 4.9, 4.4, 3.7, 2.9, 2.8,   # 07:00 - 12:30
                            3.5, 4.2, 4.4, 4.2, 3.8, 3.2, 2.5, 1.9, 1.2, 0.8, 0.5, 0.4]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 5min20s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        appointments-fr:
          channel: voice
          language: fr
          topic: appointments
          weight: 2
          arrivals:
            per_interval: [ 0.6, 1.0, 1.7, 2.2, 2.5, 2.6, 2.5, 2.4, 2.1, 1.9, 1.6, 1.5,   # 07:00 - 12:30
                            1.7, 2.0, 2.1, 2.0, 1.8, 1.6, 1.3, 1.1, 0.7, 0.5, 0.4, 0.3]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min40s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        services-fr:
          channel: voice
          language: fr
          topic: services
          weight: 2
          arrivals:
            per_interval: [ 0.4, 0.9, 2.3, 3.1, 3.5, 3.7, 3.6, 3.3, 2.9, 2.5, 2.0, 1.9,   # 07:00 - 12:30
                            2.3, 2.8, 2.9, 2.8, 2.5, 2.1, 1.7, 1.3, 0.8, 0.6, 0.4, 0.3]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 5min20s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        appointments-de:
          channel: voice
          language: de
          topic: appointments
          weight: 2
          arrivals:
            per_interval: [ 0.3, 0.5, 0.8, 1.1, 1.3, 1.3, 1.3, 1.2, 1.1, 0.9, 0.8, 0.7,   # 07:00 - 12:30
                            0.9, 1.0, 1.0, 1.0, 0.9, 0.8, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 4min40s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

        services-de:
          channel: voice
          language: de
          topic: services
          weight: 2
          arrivals:
            per_interval: [ 0.2, 0.5, 1.2, 1.5, 1.8, 1.9, 1.8, 1.6, 1.5, 1.2, 1.0, 0.9,   # 07:00 - 12:30
                            1.2, 1.4, 1.5, 1.4, 1.3, 1.1, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1]   # 13:00 - 18:30
            busyness: {gamma: {cv: 8%}}
          patience: {weibull: {mean: 8min, shape: 1.2}}
          handle_time: {lognormal: {mean: 5min20s, cv: 0.8}}
          wrap_up: {exponential: {mean: 45s}}

      agent_groups:
        # Agents by half hour, breaks and training already taken off; fewer over lunch. Costs per hour are assumptions,
        # as is the agent effect: every agent has a pace of his or her own, with a cv of 10 % from agent to agent.

        # English desks, one a topic.
        appointments:
          skills: {languages: [en], topics: [appointments]}
          staff:
            per_interval: [   2,   4,   8,  11,  13,  14,  13,  12,  11,   9,   7,   6,   # 07:00 - 12:30
                              9,  10,  11,  10,   9,   8,   6,   5,   3,   2,   2,   2]   # 13:00 - 18:30
          cost: 24/h
          agent_effect: 10%

        # English and Spanish. English calls overflow to them only when the English desk and the generalists are busy.
        appointments-bilingual:
          skills: {languages: [en, es], topics: [appointments]}
          staff:
            per_interval: [   3,   5,   7,   9,  10,  10,  10,   9,   8,   8,   6,   6,   # 07:00 - 12:30
                              7,   8,   8,   8,   7,   7,   6,   5,   4,   3,   3,   2]   # 13:00 - 18:30
          cost: 26/h
          agent_effect: 10%

        cardiology:
          skills: {languages: [en], topics: [cardiology]}
          staff:
            per_interval: [   1,   2,   4,   5,   6,   6,   6,   5,   5,   4,   3,   3,   # 07:00 - 12:30
                              4,   4,   5,   4,   4,   3,   3,   2,   1,   1,   1,   1]   # 13:00 - 18:30
          cost: 28/h
          agent_effect: 10%

        radiology:
          skills: {languages: [en], topics: [radiology]}
          staff:
            per_interval: [   1,   2,   4,   5,   5,   6,   6,   5,   5,   4,   3,   3,   # 07:00 - 12:30
                              4,   4,   5,   5,   4,   4,   3,   2,   2,   1,   1,   1]   # 13:00 - 18:30
          cost: 27/h
          agent_effect: 10%

        # English and Spanish, both clinics.
        clinics-bilingual:
          skills: {languages: [en, es], topics: [cardiology, radiology]}
          staff:
            per_interval: [   2,   3,   5,   6,   7,   7,   7,   7,   6,   5,   5,   5,   # 07:00 - 12:30
                              5,   6,   6,   6,   5,   5,   4,   4,   3,   2,   2,   2]   # 13:00 - 18:30
          cost: 30/h
          agent_effect: 10%

        billing:
          skills: {languages: [en], topics: [billing]}
          staff:
            per_interval: [   1,   2,   6,   8,   9,   9,   9,   8,   7,   6,   4,   4,   # 07:00 - 12:30
                              6,   7,   7,   7,   6,   6,   4,   3,   2,   1,   1,   1]   # 13:00 - 18:30
          cost: 25/h
          agent_effect: 10%

        pharmacy:
          skills: {languages: [en], topics: [pharmacy]}
          staff:
            per_interval: [   1,   2,   3,   4,   5,   5,   5,   5,   5,   4,   3,   3,   # 07:00 - 12:30
                              4,   5,   5,   5,   4,   4,   4,   3,   2,   1,   1,   1]   # 13:00 - 18:30
          cost: 26/h
          agent_effect: 10%

        # English and Spanish, billing and pharmacy.
        services-bilingual:
          skills: {languages: [en, es], topics: [billing, pharmacy]}
          staff:
            per_interval: [   2,   4,   6,   7,   8,   8,   8,   8,   7,   7,   5,   5,   # 07:00 - 12:30
                              6,   7,   7,   7,   7,   6,   5,   5,   4,   3,   2,   2]   # 13:00 - 18:30
          cost: 28/h
          agent_effect: 10%

        # Registered nurses. They alone may answer the nurse line.
        nurses:
          serves: [nurse-line-en, nurse-line-interpreted]
          staff:
            per_interval: [   7,   8,   9,   9,   9,   9,   8,   8,   7,   7,   5,   5,   # 07:00 - 12:30
                              6,   6,   7,   7,   7,   7,   7,   7,   7,   6,   6,   5]   # 13:00 - 18:30
          cost: 46/h
          agent_effect: 10%

        nurses-bilingual:
          serves: [nurse-line-en, nurse-line-es, nurse-line-interpreted]
          staff:
            per_interval: [   5,   5,   5,   6,   6,   5,   5,   5,   5,   5,   4,   4,   # 07:00 - 12:30
                              4,   4,   5,   5,   5,   5,   5,   5,   5,   4,   4,   4]   # 13:00 - 18:30
          cost: 49/h
          agent_effect: 10%

        # A floating team: everything that needs no clinical training, topics not their own a little more slowly.
        generalists:
          serves: [appointments-en, radiology-en, billing-en, pharmacy-en]
          staff:
            per_interval: [   2,   3,   4,   4,   4,   5,   4,   4,   4,   4,   3,   3,   # 07:00 - 12:30
                              4,   4,   4,   4,   4,   4,   3,   3,   2,   2,   2,   1]   # 13:00 - 18:30
          cost: 25/h
          agent_effect: 10%
          proficiency:
            - {contacts: {topic: [radiology, billing, pharmacy]}, handle_time: 1.15}

        # Language desks. They help with English appointments when nobody else is free.
        desk-chinese:
          serves: [appointments-zh, services-zh, appointments-en]
          staff:
            per_interval: [   2,   2,   4,   4,   5,   5,   5,   5,   4,   4,   3,   3,   # 07:00 - 12:30
                              4,   4,   4,   4,   4,   3,   3,   2,   2,   2,   2,   2]   # 13:00 - 18:30
          cost: 28/h
          agent_effect: 10%

        desk-arabic:
          serves: [appointments-ar, services-ar, appointments-en]
          staff:
            per_interval: [   1,   2,   3,   4,   4,   4,   4,   4,   3,   3,   3,   3,   # 07:00 - 12:30
                              3,   3,   3,   3,   3,   3,   2,   2,   2,   1,   1,   1]   # 13:00 - 18:30
          cost: 28/h
          agent_effect: 10%

        desk-french-german:
          serves: [appointments-fr, services-fr, appointments-de, services-de, appointments-en]
          staff:
            per_interval: [   1,   2,   3,   4,   4,   4,   4,   4,   3,   3,   3,   3,   # 07:00 - 12:30
                              3,   3,   3,   3,   3,   3,   2,   2,   2,   1,   1,   1]   # 13:00 - 18:30
          cost: 29/h
          agent_effect: 10%

      routing:
        # Two decisions. Which free agent takes a call: the best-ranked group, so that the agents who can do what
        # others cannot stay free; within a group, the one who has been idle longest.
        agents: ranked
        agent_ranks:
          appointments-en:        [appointments, generalists, appointments-bilingual,
                                   desk-chinese, desk-arabic, desk-french-german]
          appointments-es:        [appointments-bilingual]
          cardiology-en:          [cardiology, clinics-bilingual]
          cardiology-es:          [clinics-bilingual]
          radiology-en:           [radiology, generalists, clinics-bilingual]
          radiology-es:           [clinics-bilingual]
          billing-en:             [billing, generalists, services-bilingual]
          billing-es:             [services-bilingual]
          pharmacy-en:            [pharmacy, generalists, services-bilingual]
          pharmacy-es:            [services-bilingual]
          nurse-line-en:          [nurses, nurses-bilingual]
          nurse-line-es:          [nurses-bilingual]
          nurse-line-interpreted: [nurses, nurses-bilingual]
          appointments-zh:        [desk-chinese]
          services-zh:            [desk-chinese]
          appointments-ar:        [desk-arabic]
          services-ar:            [desk-arabic]
          appointments-fr:        [desk-french-german]
          services-fr:            [desk-french-german]
          appointments-de:        [desk-french-german]
          services-de:            [desk-french-german]

        # Which waiting call a freed agent takes: the longest wait, times the contact type's weight.
        contacts: longest-weighted-wait

      targets:
        # The whole center [T].
        - {contacts: all,                          measure: mean_wait,     at_most: 2min}
        - {contacts: all,                          measure: abandonment,   at_most: 5%}
        # Every half hour, 80 % within 30 s [H].
        - {contacts: {channel: voice},             measure: service_level, within: 30s, at_least: 80%, every: interval}
        # Equity: Spanish as well as the whole, and nobody waits too long for a language.
        - {contacts: {language: es},               measure: service_level, within: 30s, at_least: 80%}
        - {contacts: {language: [zh, ar, fr, de]}, measure: mean_wait,     at_most: 1min}
        # Symptoms are answered fast; red flags, which go before all others, faster.
        - {contacts: {topic: nurse-line},          measure: mean_wait,     at_most: 30s}
        # People last [C].
        - {agents: all,                            measure: occupancy,     at_most: 85%}
      """)
}
