"""What every week has, a second time: plain Python, person by person, written from the equations and not from the code.

Numbers are typed in here; nothing is read from the parameter registry. Shared with the engine are only the state before
the first week, the forces of each week, the ties, and the keyed chance (each of them has tests of its own).
"""

from math import exp, sqrt

import numpy as np
import pytest

from cxsim.engine.week.columns import Slot
from cxsim.streams import draw_counter, uniforms

WEEKS = 14
# So many leave that weeks see second and third generations.
QUIT_RATE, VACANCY = 0.05, 2.0
MOST_TIES = {"team": 7, "informal": 1000, "reporting": 1000}


def logistic(x):
    return 1.0 / (1.0 + exp(-x))


def share(x):
    return min(max(x, 0.0), 1.0)


class Person:
    """Everything about one slot; columns by behavior are lists."""


class PlainCompany:
    """One replicate of the small company."""

    def __init__(self, world, initial, replicate):
        self.world, self.initial, self.replicate = world, initial, replicate
        scenario = world.scenario
        self.behaviors = range(len(scenario.behaviors))
        self.effort, self.value = scenario.effort_shares, scenario.customer_value_shares
        self.people = [self.person(initial.state[:, row, replicate]) for row in range(world.organization.size)]
        self.use = self.root_use = self.benefit_of_users = 0.0
        self.representation = np.zeros(len(world.organization.departments))
        # The record begins with a usual week.
        drawn = [p.use for p in self.people]
        for row, p in enumerate(self.people):
            p.use = [rate[row, replicate] for rate in initial.rates]
        people = [p for p in self.people if p.present]
        self.use = sum(self.value[b] * p.use[b] for p in people for b in self.behaviors) / len(people)
        self.served_at_start = self.served()
        for p, use in zip(self.people, drawn, strict=True):
            p.use = use
        self.index = scenario.context.customer_index
        self.output = 0.0

    def person(self, columns):
        person = Person()
        for slot, number in self.world.layout.state.items():
            if number < len(columns):
                self.set(person, slot, float(columns[number]))
        return person

    def set(self, person, slot, value):
        if slot.behavior is None:
            setattr(person, slot.name, value)
        else:
            getattr(person, slot.name, None) or setattr(person, slot.name, [0.0] * len(self.behaviors))
            getattr(person, slot.name)[slot.behavior] = value

    def force(self, row, name, behavior=None):
        layout, plan = self.world.layout, self.world.plan
        slot = Slot(name, behavior)
        return float(plan.forces(self.week).table[plan.profiles.of_person[row], layout.profile[slot]])

    def mean_force(self, row, name):
        return sum(self.effort[b] * self.force(row, name, b) for b in self.behaviors)

    def chance(self, purpose, row, generation):
        key = self.world.organization.keys[row : row + 1]
        when = draw_counter(self.week, int(generation))
        return float(uniforms(self.world.seed, purpose, key, when, self.replicate)[0])

    def served(self):
        people = [p for p in self.people if p.present]
        quality = [self.value[b] * p.use[b] * (0.5 + 0.5 * p.skill[b]) * (0.6 + 0.4 * min(1.0, 2.0 * p.attitude))
                   for p in people for b in self.behaviors]
        return sum(quality) / len(people)

    def see(self):
        """Step 5: what everybody sees of others, at its value from the start of the week."""
        weight = [p.present * (1.0 + 4.0 * p.champion) * (1.0 - exp(-p.tenure / 13.0)) for p in self.people]
        names = ("attitude", "awareness", "expected_benefit")
        nothing = {**dict.fromkeys(names, 0.0), "weight": 0.0}
        sums = [{**nothing, "use": [0.0] * len(self.behaviors)} for _ in self.people]
        visibility = [behavior.visibility for behavior in self.world.scenario.behaviors]
        for name, layer in self.world.organization.layers.items():
            totals, counts = np.zeros((2, len(self.people)))
            np.add.at(totals, layer.sources, layer.weights)
            np.add.at(counts, layer.sources, 1.0)
            for i, j, tie in zip(layer.sources.tolist(), layer.targets.tolist(), layer.weights.tolist(), strict=True):
                w = min(counts[i], MOST_TIES[name]) * tie / totals[i] * weight[j]
                sums[i]["weight"] += w
                for column in names:
                    sums[i][column] += w * getattr(self.people[j], column)
                for b in self.behaviors:
                    sums[i]["use"][b] += w * visibility[b] * self.people[j].use[b]
        for seen in sums:
            divisor = seen["weight"] or 1.0
            for column in names:
                seen[column] /= divisor
            seen["use"] = [value / divisor for value in seen["use"]]
        return sums

    def managers(self):
        """Attitude (or 1/2), use and presence of everybody's manager."""
        told = []
        for manager in self.world.organization.manager.tolist():
            there = manager >= 0 and self.people[manager].present > 0.0
            boss = self.people[manager]
            told.append((boss.attitude if there else 0.5, list(boss.use) if there else [0.0, 0.0], float(there)))
        return told

    def run_week(self, week):
        self.week = week
        seen, managers = self.see(), self.managers()
        self.events = []
        outputs = [self.live(row, seen[row], managers[row]) for row in range(len(self.people))]
        self.output = sum(outputs)
        self.record()
        self.hire()

    def live(self, row, seen, manager):
        """Steps 3 to 17 for one person; returns the output of the slot."""
        p, B = self.people[row], self.behaviors
        if not p.present:
            p.left, p.stage = 0.0, "arrives"
            p.vacancy = max(p.vacancy - 1.0, 0.0)
            p.present = 0.0 if p.vacancy > 0.0 else 1.0
            return 0.0
        f = {name: self.force(row, name) for name in (
            "need_message", "vision_message", "personal_relevance", "promise", "recognition", "celebration",
            "reinforcement", "feedback", "autonomy", "voice", "sponsorship", "crisis", "other_initiatives",
            "collaboration", "relief", "exit_shock", "upheaval", "search_weeks", "usual_sponsorship")}
        reward, N, M, in_the_way, tr, G = (self.mean_force(row, name) for name in (
            "incentive", "mandate", "monitoring", "inhibition", "training", "tools"))
        a_m, y_m, managed = manager
        # 3 load and attention
        load = p.base_load + 0.18 * tr + 0.03 * (f["need_message"] + f["vision_message"] + f["personal_relevance"])
        load += 0.01 * M + 0.05 * G + 0.12 * f["other_initiatives"] + 0.05 * f["collaboration"] - f["relief"]
        load += 0.10 * f["upheaval"] + 0.15 * f["crisis"]
        load += 0.25 * sum(self.effort[b] * p.use[b] * (1.0 - p.skill[b]) for b in B) * (1.0 - 0.3 * f["autonomy"])
        o = max(0.0, load - 1.0)
        alpha = exp(-1.5 * o) * (1.0 - p.fatigue)
        # 4 credibility, voice, and what follows from it
        represented = self.representation[self.world.organization.department[row]]
        S, S_usual = f["sponsorship"], f["usual_sponsorship"]
        psi = share(p.trust * (0.5 + 0.5 * S) * (0.3 + 0.7 * a_m) + 0.05 * represented)
        voice = share(f["voice"] + 0.25 * represented)
        followed = 0.25 * voice
        # 6 awareness
        A = p.awareness
        told = f["need_message"] + 0.05 * f["vision_message"] + 0.6 * f["crisis"]
        told += 0.5 * max(N, reward, f["recognition"], voice)
        A += (1 - A) * (1 - exp(-0.5 * alpha * told))
        A += 0.03 * (1 - p.awareness) * seen["awareness"] - 0.04 * (1 - p.recent_use_1) * p.awareness
        p.awareness = A
        # 7 norm
        p.perceived_norm = [n + (E - n) / 4.0 for n, E in zip(p.perceived_norm, seen["use"], strict=True)]
        proof = [logistic((n - p.norm_threshold) / 0.10) for n in p.perceived_norm]
        # 8 attitude
        hopes = 1.8 * A * psi * (0.5 + 0.5 * f["vision_message"]) + 2.0 * max(0.0, p.expected_benefit - 0.35)
        hopes += max(0.0, p.trust - p.trust_set_point) + 0.6 * followed
        worries = 2.0 * max(0.0, 0.35 - p.expected_benefit) + max(0.0, p.trust_set_point - p.trust)
        worries += max(0.0, p.fatigue - p.usual_fatigue) + 0.5 * in_the_way
        openness = 0.5 * (1.0 - 2.0 * p.resistance)
        u = logistic(p.attitude_anchor + (1.0 + openness) * hopes - (1.0 - openness) * worries)
        susceptibility = 0.45 if seen["weight"] > 0.0 else 0.0
        aim = susceptibility * seen["attitude"] + (1.0 - susceptibility) * u
        p.attitude += 0.10 * (1.0 + openness) * (aim - p.attitude)
        a = p.attitude
        # 9 motivation and use
        kappa = 1.0 - 0.25 * p.controlled_motivation
        p.factors = [0.0, 0.0, 0.0]
        for b in B:
            O_b = self.force(row, "inhibition", b)
            order = self.force(row, "mandate", b) * (0.4 + 0.6 * self.force(row, "monitoring", b))
            U = -2.8 + p.use_anchor[b] + 2.5 * (A - 0.7) + 1.2 * proof[b]
            U += 2.6 * (1.0 - 0.8 * min(order, 1.0)) * (2.0 * a * kappa - 1.0)
            U += 0.8 * (y_m[b] * (0.5 + 0.5 * S) - (1.0 - y_m[b]) * (0.5 + 0.5 * S_usual)) * managed
            U += 6.0 * (order + 0.32 * self.force(row, "incentive", b))
            U += 0.9 * (f["recognition"] + 0.5 * f["reinforcement"])
            U += 0.5 * p.feedback_response * f["feedback"] - p.fatigue - O_b - f["crisis"] + 0.3 * f["autonomy"]
            required = self.world.scenario.behaviors[b].required_skill_in(
                self.world.organization.departments[self.world.organization.department[row]])
            able = logistic((p.skill[b] + 0.20 * self.force(row, "tools", b) - required) / 0.14)
            free = (1 - 0.7 * O_b) * exp(-0.6 * o)
            h = p.habit[b] * logistic((a - 0.30) / 0.10)
            willing = h + (1 - h) * logistic(U)
            chance = able * free * willing
            p.factors = [mean + self.effort[b] * one
                         for mean, one in zip(p.factors, (able, free, willing), strict=True)]
            name = self.world.scenario.behaviors[b].name
            p.use[b] = 1.0 if self.chance(f"practice:{name}", row, p.generation) < chance else 0.0
            # 10 habit, 11 skill
            y = p.use[b]
            quality = 0.3 + 0.7 * a * kappa
            gain = 0.20 * (1 + 0.4 * f["reinforcement"]) * quality
            p.habit[b] += gain * y * (1 - p.habit[b]) - 0.06 * (1 - y) * p.habit[b]
            transfer = 0.4 + 0.6 * a_m * (1 - O_b)
            taught = 0.10 * self.force(row, "training", b) * (1 - p.fatigue) * transfer * (0.5 + 0.5 * a)
            K = p.skill[b]
            p.skill[b] = K + (1 - K) * (taught + 0.03 * y) - 0.02 * (1 - y) * max(0.0, K - p.initial_skill[b])
        # 12 expected benefit
        y_mean = sum(self.effort[b] * p.use[b] for b in B)
        worth = [share(0.35 + 0.6 * 0.7 * p.skill[b] * (1 - self.force(row, "inhibition", b)) - 0.25 * (1 - p.skill[b])
                       + p.personal_stake) for b in B]
        r = sum(self.effort[b] * p.use[b] * worth[b] for b in B) / y_mean if y_mean else 0.0
        E_y = sum(self.effort[b] * seen["use"][b] for b in B)
        E_B, ben = seen["expected_benefit"], p.expected_benefit
        p.expected_benefit = (
            ben + 0.15 * y_mean * (r - ben) + 0.01 * (1 - y_mean) * (0.35 - ben)
            + 0.05 * E_y * (E_B - ben) * (1 - y_mean)
            + 0.10 * f["personal_relevance"] * psi * alpha * max(0.0, f["promise"] + p.personal_stake - ben)
        )
        # 13 control, 14 trust, 15 fatigue
        X, T, F = p.controlled_motivation, p.trust, p.fatigue
        control = reward * (1 - 0.5 * f["recognition"]) + 0.5 * N * (1 - voice)
        p.controlled_motivation = X + 0.08 * control * (1 - X) - 0.03 * X
        p.trust = (
            T + 0.025 * followed * (1 - T) + 0.01 * (max(0, S - S_usual) * (1 - T) - max(0, S_usual - S) * T)
            - 0.02 * N * (1 - voice) * T
            - 0.03 * y_mean * max(0, f["promise"] * f["personal_relevance"] - r) * T + 0.01 * (p.trust_set_point - T)
            - 0.08 * f["exit_shock"] * T - 0.01 * f["upheaval"] * T
        )
        p.fatigue = (
            F + 0.10 * o * (1 - F) + 0.03 * y_mean * 2 * max(0, 0.5 - a) * (0.3 + N + M * max(N, reward)) * (1 - F)
            + 0.01 * f["crisis"] * (1 - F) + 0.01 * N * (1 - voice) * (1 - F) - 0.08 * (F - 0.15)
        )
        self.stand(p, G, y_mean)
        return self.end_of_week(row, p, f, N, tr, y_mean, worth)

    def stand(self, p, tools, use):
        """Who knows of it; the stage of somebody who is no adopter."""
        norm, skill, start = (sum(self.effort[b] * values[b] for b in self.behaviors)
                              for values in (p.perceived_norm, p.skill, p.initial_skill))
        if p.awareness >= 0.5 or use or norm >= 0.1 or skill >= start + 0.1 or tools:
            p.knows_of_it = 1.0
        able, free, willing = p.factors
        p.stage = "unable" if able <= min(free, willing) else "hindered" if free <= willing else (
            "unwilling" if p.knows_of_it else "unaware")

    def end_of_week(self, row, p, f, N, tr, y_mean, worth):
        """Steps 16 and 17."""
        unskilled = sum(self.effort[b] * p.use[b] * (1 - p.skill[b]) for b in self.behaviors)
        skilled = sum(self.value[b] * p.use[b] * p.skill[b] for b in self.behaviors)
        output = (1 - 0.2 * (p.fatigue - 0.1)) * (1 - 0.8 * 0.35 * unskilled + 0.15 * skilled) * (1 - 0.10 * tr)
        output *= 1 - 0.4 * exp(-p.tenure / 26.0)
        used = sum(self.value[b] * p.use[b] for b in self.behaviors)
        four_weeks = used + p.recent_use_1 + p.recent_use_2 + p.recent_use_3
        p.recent_use_3, p.recent_use_2 = p.recent_use_2, p.recent_use_1
        p.recent_use_1 = used
        p.adopter = 1.0 if four_weeks / 4.0 >= 0.5 else 0.0
        if p.weeks_as_adopter < 13.0:
            p.weeks_as_adopter = p.weeks_as_adopter + 1.0 if p.adopter else 0.0
        p.stage = "adoption" if p.adopter else "relapsed" if p.weeks_as_adopter >= 13.0 else p.stage
        p.users_benefit = sum(self.effort[b] * p.use[b] * worth[b] for b in self.behaviors)
        misfit = 0.40 * (0.55 - p.values_fit) / 0.18 * min(1.0, 1.5 * self.use + 0.2 * N)
        strain = 2 * 0.4 * (p.initial_attitude - p.attitude) + 2 * 0.5 * (p.fatigue - p.usual_fatigue)
        strain += 2 * 0.5 * (p.trust_set_point - p.trust)
        leads = self.world.organization.level[row] == 1
        hazard = 0.0 if leads else QUIT_RATE * exp(misfit + strain)
        p.left = 1.0 if self.chance("quit", row, p.generation) < 1 - exp(-hazard) else 0.0
        p.present, p.vacancy, p.tenure = (0.0, VACANCY + f["search_weeks"], 0.0) if p.left else (
            1.0, 0.0, p.tenure + 1.0)
        return output

    def record(self):
        people = [p for p in self.people if p.present]
        self.use = sum(self.value[b] * p.use[b] for p in people for b in self.behaviors) / len(people)
        served = self.served()
        aim = self.served_at_start
        rest = self.world.scenario.context.customer_index
        self.index += (rest + (100 - rest) * (served - aim) / (1 - aim) - self.index) / 13.0
        department = self.world.organization.department
        for number in range(len(self.representation)):
            members = [p for row, p in enumerate(self.people) if department[row] == number]
            seats = sum(p.committee_seat for p in members if p.present)
            self.representation[number] = 1 - exp(-seats / (0.02 * len(members)))

    def hire(self):
        for row, p in enumerate(self.people):
            if p.left:
                one = np.array([row]), np.array([self.replicate]), np.array([int(p.generation) + 1])
                newcomer = self.person(self.initial.newcomers.of(*one)[0])
                for name in ("perceived_norm", "present", "vacancy", "tenure", "left"):
                    setattr(newcomer, name, getattr(p, name))
                self.people[row] = newcomer

    def column(self, slot):
        values = [getattr(person, slot.name) for person in self.people]
        return values if slot.behavior is None else [value[slot.behavior] for value in values]


def appoint(simulation, plain):
    """Committee seats as the engine is about to write them."""
    for row, person in enumerate(plain.people):
        person.committee_seat = float(simulation.engine.column("committee_seat")[row, plain.replicate])


STAGES = ("adoption", "relapsed", "hindered", "unable", "unwilling", "unaware")


@pytest.mark.parametrize("behaviors", [1, 2])
def test_the_engine_does_what_the_equations_say(laboratory, behaviors):
    scenario = laboratory.busy(behaviors, only=(), weeks=WEEKS, parameters={})
    simulation = laboratory.begin(scenario, 2, quit_rate=QUIT_RATE, vacancy_weeks=VACANCY)
    plain = [PlainCompany(simulation.world, simulation.initial, replicate) for replicate in range(2)]
    number = simulation.world.layout.week.number
    for week in range(WEEKS):
        simulation._appoint(simulation.plan.week(week).roles)
        for company in plain:
            appoint(simulation, company)
        simulation.step()
        for company in plain:
            company.run_week(week)
            for slot in simulation.world.layout.state:
                engine = simulation.engine.column(slot.name, slot.behavior)[:, company.replicate]
                assert engine == pytest.approx(company.column(slot), abs=1e-9), f"{slot} in week {week}"
            sums = simulation.sums[week, :, :, company.replicate].sum(axis=0)
            people = [p for p in company.people if p.present]
            assert sums[number["people"]] == len(people)
            assert sums[number["use"]] / len(people) == pytest.approx(company.use, abs=1e-8)
            assert sums[number["output"]] == pytest.approx(company.output, abs=1e-6)
            told = {stage: sums[number[stage]] - sum(p.stage == stage for p in people) for stage in STAGES}
            # Who arrives at the end of the week has done nothing yet, but is somewhere.
            assert min(told.values()) == told["adoption"] == told["relapsed"] == 0.0, f"week {week}"
            assert sum(told.values()) == sum(p.stage == "arrives" for p in people)
            assert sums[number["attitude"]] == pytest.approx(sum(p.attitude for p in people), abs=1e-6)
            assert simulation.customer_index[week, company.replicate] == pytest.approx(company.index, abs=1e-6)
    assert simulation.sums[:, :, number["quits"]].sum() > 20
    assert sqrt(simulation.sums[-1, :, number["use"]].sum()) > 0.0
