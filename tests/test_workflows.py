"""The workflows of the hosted machines: what they pin, may do and wait for."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# By the workflow itself, before it is used.
WRITTEN = {f"packaging/flatpak/{name}.json" for name in ("python-packages", "build-wheels")}


def jobs_of(workflow: Path) -> dict[str, dict]:
    return yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflow:
    def test_every_action_is_pinned_by_digest_with_its_version_beside(self, workflow):
        pinned = re.compile(r"uses: (\./\S+|[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+){2})")
        lines = [line.strip() for line in workflow.read_text(encoding="utf-8").splitlines()]
        uses = [line.removeprefix("- ") for line in lines if "uses:" in line]
        assert uses
        assert [line for line in uses if not pinned.fullmatch(line)] == []

    def test_it_may_do_nothing_but_what_each_job_names(self, workflow):
        content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
        assert content["permissions"] == {}
        for name, job in content["jobs"].items():
            assert "permissions" in job, name
            assert "timeout-minutes" in job or "uses" in job, name

    def test_no_job_keeps_the_key_to_the_repository(self, workflow):
        for job in jobs_of(workflow).values():
            for step in job.get("steps", []):
                if "actions/checkout@" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False

    def test_no_command_holds_an_expression(self, workflow):
        # A branch or tag may have a name that a shell would run.
        for job in jobs_of(workflow).values():
            assert [step for step in job.get("steps", []) if "${{" in step.get("run", "")] == []

    def test_every_file_that_it_runs_is_there(self, workflow):
        text = workflow.read_text(encoding="utf-8").replace("\\", "/")
        files = set(re.findall(r"(?:packaging|\.ci)/[\w./-]+", text)) - WRITTEN
        assert [name for name in files if not (ROOT / name).exists()] == []

    def test_jobs_wait_for_jobs_that_are_there(self, workflow):
        jobs = jobs_of(workflow)
        for job in jobs.values():
            needs = job.get("needs", [])
            assert set([needs] if isinstance(needs, str) else needs) <= set(jobs)


def test_one_action_has_one_version():
    text = "".join(workflow.read_text(encoding="utf-8") for workflow in WORKFLOWS)
    pins = re.findall(r"uses: ([\w/-]+)@(\w+) # (\S+)", text)
    assert len({name for name, *_ in pins}) == len(set(pins))


def test_checks_run_on_every_system_and_python():
    jobs = jobs_of(ROOT / ".github" / "workflows" / "checks.yml")
    assert jobs["linux"]["strategy"]["matrix"]["python"] == PYTHONS
    others = jobs["others"]["strategy"]["matrix"]
    assert others["python"] == PYTHONS
    assert {name.partition("-")[0] for name in others["system"]} == {"windows", "macos"}


def test_only_the_last_job_may_write_and_only_for_a_tag():
    jobs = jobs_of(ROOT / ".github" / "workflows" / "release.yml")
    writers = {
        name: job
        for name, job in jobs.items()
        if "write" in (job["permissions"] or {}).get("contents", "")
    }
    assert list(writers) == ["draft"]
    assert writers["draft"]["if"] == "github.ref_type == 'tag'"
    assert "--draft" in writers["draft"]["steps"][-1]["run"]


def test_the_draft_waits_for_every_other_job():
    jobs = jobs_of(ROOT / ".github" / "workflows" / "release.yml")
    waiting, found = ["draft"], set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        needs = jobs[name].get("needs", [])
        waiting += [needs] if isinstance(needs, str) else needs
    assert found == set(jobs)


@pytest.mark.parametrize("name", ["windows-try", "macos"])
def test_where_only_hosted_machines_have_a_screen_the_window_is_opened_on_it(name):
    steps = jobs_of(ROOT / ".github" / "workflows" / "release.yml")[name]["steps"]
    assert any("selftest --without-sound --on-screen" in step.get("run", "") for step in steps)
