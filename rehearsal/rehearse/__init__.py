"""The rehearsal: the real action, run as GitHub's runner runs it, against an EC2 on this machine."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
