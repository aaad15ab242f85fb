"""Topics of the synthetic samples by twelve-fold cross-validation: what the demonstration can be expected to do.

python benchmarks/topic/samples.py
"""

import newslens as nl
from newslens import samples
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict


def main() -> None:
    found = samples.load()
    texts, topics = [sample.text for sample in found], [sample.topic for sample in found]
    folds = StratifiedKFold(12, shuffle=True, random_state=0)
    predicted = cross_val_predict(nl.TopicClassifier(clean=True), texts, topics, cv=folds)
    accuracy, macro_f1 = accuracy_score(topics, predicted), f1_score(topics, predicted, average="macro")
    print(f"{len(texts)} articles, {len(set(topics))} topics: accuracy {accuracy:.3f}, macro-F1 {macro_f1:.3f}")


if __name__ == "__main__":
    main()
