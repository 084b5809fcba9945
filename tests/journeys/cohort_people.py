"""Two cohorts with people who have answered and handed in, put into a server's data as the store keeps them."""

from itertools import cycle
from uuid import uuid4

from commontable.deployment import Deployment
from commontable.responses import Response
from commontable.settings import Settings

M01 = "m01_equal_partners"
LARGE, SMALL = "Marlow Street", "North Side"
ANSWERS = ("0", "1", "2-3")
CHOICES = ("about-the-same", "ten")


class Filled:
    """A facilitator of both cohorts, and their people: 24 in the large one, 3 in the small one."""

    def __init__(self, course, data):
        self.deployment = Deployment.open(Settings(course=course, data=data))
        self.module = self.deployment.course.module(M01)
        self.code = self._add("Faye of cohorts", cohorts=(LARGE, SMALL), role="facilitator")[1]
        for number, answer, choice in zip(range(24), cycle(ANSWERS), cycle(CHOICES), strict=False):
            person = self._add(f"Participant {number:02}", cohorts=(LARGE,))[0].id
            self._save(person, "m01-beliefs", {"asked-hopes": {"times": answer}})
            self._save(person, "m01-case", choice)
            self._save(person, "m01-belonging", "SECRET words of one person.")
            if number < 12:
                self._hand_in(person)
        for name in ("Ana <b>Ruiz</b>", "Bo", "Zoë Ångström"):
            self._add(name, cohorts=(SMALL,))
        self.deployment.close()

    def _add(self, name, *, cohorts, role="participant"):
        return self.deployment.directory.add(name, role=role, cohorts=cohorts)

    def _save(self, person, prompt, value):
        self.deployment.store.save(
            Response(
                participant=person,
                module=M01,
                edition=self.module.edition,
                prompt=prompt,
                value=value,
                readers=self.module.prompt(prompt).readers.value,
                save_id=uuid4().hex,
            )
        )

    def _hand_in(self, person):
        edition = self.module.edition
        self.deployment.store.hand_in(person, M01, edition=edition, by_name=False, save_id=uuid4().hex)
