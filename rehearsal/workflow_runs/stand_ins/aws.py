"""Stand-in for the AWS CLI, which a runner of GitHub has: `aws ssm get-parameter --name NAME --query Parameter.Value --output text`."""

from __future__ import annotations

import argparse

import boto3
from botocore.config import Config

parser = argparse.ArgumentParser(prog="aws")
parser.add_argument("service", choices=["ssm"])
parser.add_argument("operation", choices=["get-parameter"])
parser.add_argument("--name", required=True)
parser.add_argument("--query", choices=["Parameter.Value"], required=True)
parser.add_argument("--output", choices=["text"], required=True)
asked = parser.parse_args()
print(boto3.client("ssm", config=Config(proxies={})).get_parameter(Name=asked.name)["Parameter"]["Value"])
