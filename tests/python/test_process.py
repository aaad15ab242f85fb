"""The process survives: forks, threads, Ctrl-C."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

POOL = """
import multiprocessing, sys
import newslens as nl

def work(text):
    return nl.parse_many([text] * 4, n_jobs=2)[0].body, MODEL.predict([text] * 4).tolist()

texts = ["the cup final", "the budget vote"]
MODEL = nl.TopicClassifier(n_jobs=2).fit(texts * 4, ["sport", "politics"] * 4)
if __name__ == "__main__":
    before = [work(text) for text in texts]
    with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
        assert pool.map(work, texts) == before == [work(text) for text in texts]
    print("done")
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_threads_survive_in_other_processes(method, tmp_path):
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    # Python 3.12 warns of forking a process that has threads; that it works is what is tested.
    command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", script, method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_a_fork_of_a_fork(python):
    code = (
        "import os, newslens as nl\n"
        "def read(): assert len(nl.parse_many(['Flood.'] * 8, n_jobs=2)) == 8\n"
        "read()\n"
        "for _ in range(2):\n"
        "    child = os.fork()\n"
        "    if child:\n"
        "        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
        "    read()\n"
        "os._exit(0)\n"
    )
    assert python(code) == ""


def test_threads_predict_at_once(topics, topic_data):
    texts = topic_data[0] * 20
    expected = topics.predict_proba(texts)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: topics.predict_proba(texts), range(16)):
            np.testing.assert_array_equal(found, expected)


LONG_FIT = """
import itertools, os, random, signal, threading, time
import newslens as nl
model = nl.TopicClassifier(min_df=1).fit(["the cup final", "the budget vote"], ["sport", "politics"])
before = model.to_bytes()
draw = random.Random(0)
words = ["".join(letters) for letters in itertools.product("bdfgklmnprst", "aeiou", "bdfgklmnprst", "aeiou", "nrst")]
texts = [" ".join(draw.choices(words, k=400)) for _ in range(4000)]
labels = [draw.randrange(20) for _ in texts]

def interrupt():
    global sent
    sent = time.monotonic()
    os.kill(os.getpid(), signal.SIGINT)

for delay in (0.2, 1.2):
    threading.Timer(delay, interrupt).start()
    try:
        model.fit(texts, labels)
    except KeyboardInterrupt:
        print(round(time.monotonic() - sent, 3), model.to_bytes() == before, model.predict(["the cup"])[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself SIGINT")
def test_ctrl_c_stops_a_long_fit_and_leaves_the_old_model(python):
    lines = python(LONG_FIT).splitlines()
    assert len(lines) == 2
    for line in lines:
        seconds, same, label = line.split()
        assert float(seconds) < 3  # about a second at most; more on a machine that is busy
        assert (same, label) == ("True", "sport")


LONG_SEEDED_FIT = """
import itertools, os, random, signal, threading, time
import warnings
import newslens as nl
warnings.simplefilter("ignore")
draw = random.Random(0)
words = ["".join(letters) for letters in itertools.product("bdfgklmnprst", "aeiou", "bdfgklmnprst", "aeiou")]
texts = [" ".join(draw.choices(words, k=120)) for _ in range(6000)]
model = nl.TopicClassifier(seeds={str(n): words[n * 40 : n * 40 + 9] for n in range(20)}, n_jobs=1)

def interrupt():
    global sent
    sent = time.process_time()
    os.kill(os.getpid(), signal.SIGINT)

for delay in (0.3, 1.0, 2.0, 4.0):
    threading.Timer(delay, interrupt).start()
    try:
        while True:
            model.fit(texts)
    except KeyboardInterrupt:
        print(round(time.process_time() - sent, 3), hasattr(model, "classes_"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself SIGINT")
def test_ctrl_c_stops_a_fit_from_seeds_within_a_second(python):
    lines = python(LONG_SEEDED_FIT).splitlines()
    assert len(lines) == 4
    # One thread works, so that its processor time is what a machine with nothing else to do takes.
    assert all(float(line.split()[0]) < 1 for line in lines)
    assert lines[0].endswith("False")
